/*
 * A double of librtlsdr, with the ABI of its public header. Like the real one it refuses the correction that it has,
 * cancels nothing before it has begun to read, waits in close for the end of reading, hands out the samples of before
 * if its buffer was not reset, and comes back from reading with 0 when the device is lost.
 *
 *   serial.0=00000007   the serial number of a device; - if this user may not ask
 *   tuner=5             see enum rtlsdr_tuner
 *   slow_start=300      so many milliseconds pass before it reads
 *   stall=1             nothing comes while the line is there
 */
#define DOUBLE "rtlsdr"
#include "double.h"
#include <rtl-sdr.h>

enum { INACTIVE, CANCELING, RUNNING };

struct rtlsdr_dev {
  uint32_t rate;
  int correction;
  int reset;
  int manual;
  volatile int status;
};

static const int R82XX[] = {0,   9,   14,  27,  37,  77,  87,  125, 144, 157, 166, 197, 207, 229, 254,
                            280, 297, 328, 338, 364, 372, 386, 402, 421, 434, 439, 445, 480, 496};

static long devices(void) { return conf_long("devices", 1); }

static int usb(long failure) { return failure ? (int)failure : devices() > 0 ? 0 : -4; }

uint32_t rtlsdr_get_device_count(void) {
  called("rtlsdr_get_device_count", "%s", "");
  return (uint32_t)devices();
}

const char *rtlsdr_get_device_name(uint32_t index) {
  return index < devices() ? "Generic RTL2832U OEM" : "";
}

int rtlsdr_get_device_usb_strings(uint32_t index, char *manufacturer, char *product, char *serial) {
  char key[32];
  snprintf(key, sizeof key, "serial.%u", index);
  memset(manufacturer, 0, 256);
  memset(product, 0, 256);
  memset(serial, 0, 256);
  if (index >= devices()) return -2;
  snprintf(manufacturer, 256, "Realtek");
  snprintf(product, 256, "RTL2838UHIDIR");
  if (conf(key, serial, 256) == NULL) snprintf(serial, 256, "7700000%u", index);
  return serial[0] == '-' ? -3 : 0;
}

int rtlsdr_get_index_by_serial(const char *serial) { return serial == NULL ? -1 : -3; }

int rtlsdr_open(rtlsdr_dev_t **device, uint32_t index) {
  int result = usb(called("rtlsdr_open", "%u", index));
  if (result) return result;
  if (index >= devices()) return -1;
  *device = calloc(1, sizeof **device);
  return 0;
}

int rtlsdr_close(rtlsdr_dev_t *device) {
  long failure = called("rtlsdr_close", "%s", "");
  while (device->status != INACTIVE && devices() > 0) sleep_ms(1);
  free(device);
  return (int)failure;
}

enum rtlsdr_tuner rtlsdr_get_tuner_type(rtlsdr_dev_t *device) {
  (void)device;
  return (enum rtlsdr_tuner)conf_long("tuner", RTLSDR_TUNER_R820T);
}

int rtlsdr_get_tuner_gains(rtlsdr_dev_t *device, int *gains) {
  if (rtlsdr_get_tuner_type(device) == RTLSDR_TUNER_FC2580) {
    if (gains) gains[0] = 0;
    return 1;
  }
  if (gains) memcpy(gains, R82XX, sizeof R82XX);
  return sizeof R82XX / sizeof R82XX[0];
}

int rtlsdr_set_sample_rate(rtlsdr_dev_t *device, uint32_t rate) {
  int result = usb(called("rtlsdr_set_sample_rate", "%u", rate));
  if (result) return result;
  if (rate <= 225000 || rate > 3200000 || (rate > 300000 && rate <= 900000)) return -22;
  device->rate = rate;
  return 0;
}

int rtlsdr_get_freq_correction(rtlsdr_dev_t *device) { return device->correction; }

int rtlsdr_set_freq_correction(rtlsdr_dev_t *device, int ppm) {
  int result = usb(called("rtlsdr_set_freq_correction", "%d", ppm));
  if (result) return result;
  if (device->correction == ppm) return -2;
  device->correction = ppm;
  return 0;
}

int rtlsdr_set_direct_sampling(rtlsdr_dev_t *device, int on) {
  (void)device;
  return usb(called("rtlsdr_set_direct_sampling", "%d", on));
}

int rtlsdr_set_center_freq(rtlsdr_dev_t *device, uint32_t hz) {
  device->reset = 0;
  return usb(called("rtlsdr_set_center_freq", "%u", hz));
}

int rtlsdr_set_tuner_gain_mode(rtlsdr_dev_t *device, int manual) {
  int result = usb(called("rtlsdr_set_tuner_gain_mode", "%d", manual));
  device->manual = manual;
  return result;
}

int rtlsdr_set_tuner_gain(rtlsdr_dev_t *device, int gain) {
  int result = usb(called("rtlsdr_set_tuner_gain", "%d", gain));
  return result ? result : device->manual ? 0 : -1;
}

int rtlsdr_set_agc_mode(rtlsdr_dev_t *device, int on) {
  (void)device;
  return usb(called("rtlsdr_set_agc_mode", "%d", on));
}

int rtlsdr_set_bias_tee(rtlsdr_dev_t *device, int on) {
  (void)device;
  return usb(called("rtlsdr_set_bias_tee", "%d", on));
}

int rtlsdr_reset_buffer(rtlsdr_dev_t *device) {
  device->reset = 1;
  return usb(called("rtlsdr_reset_buffer", "%s", ""));
}

int rtlsdr_read_async(rtlsdr_dev_t *device, rtlsdr_read_async_cb_t callback, void *context, uint32_t buffers,
                      uint32_t bytes) {
  player source;
  int64_t samples = 0, began = now_ns();
  int result = usb(called("rtlsdr_read_async", "%u %u", buffers, bytes));
  if (result) return result;
  if (device->status != INACTIVE || bytes == 0 || bytes % 512 != 0) return -2;
  sleep_ms(conf_long("slow_start", 0));
  device->status = RUNNING;
  unsigned char *block = malloc(bytes);
  player_open(&source);
  if (!device->reset) {
    memset(block, 0xee, bytes);
    callback(block, bytes, context);
  }
  while (device->status == RUNNING && devices() > 0) {
    if (conf_long("stall", 0)) {
      sleep_ms(10);
      continue;
    }
    samples += bytes / 2;
    pace(began, samples, device->rate);
    player_read(&source, block, bytes);
    if (device->status == RUNNING) callback(block, bytes, context);
  }
  player_close(&source);
  free(block);
  device->status = INACTIVE;
  return 0;
}

int rtlsdr_cancel_async(rtlsdr_dev_t *device) {
  long failure = called("rtlsdr_cancel_async", "%s", "");
  if (failure) return (int)failure;
  if (device->status != RUNNING) return -2;
  device->status = CANCELING;
  return 0;
}
