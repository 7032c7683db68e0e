/*
 * A double of libhackrf, with the ABI of its public header: one transfer thread, four transfers of 262,144 bytes, of
 * which stopping cancels those that are still under way.
 */
#define DOUBLE "hackrf"
#include "double.h"
#include <libhackrf/hackrf.h>

#define TRANSFERS 4
#define TRANSFER_BYTES 262144

struct hackrf_device {
  double rate;
  hackrf_sample_block_cb_fn callback;
  void *context;
  int sending;
  volatile int streaming;
  volatile int state;
  pthread_t thread;
  uint8_t buffers[TRANSFERS][TRANSFER_BYTES];
};

static int plugged(void) { return conf_long("devices", 1) > 0; }

static int usb(long failure) { return failure ? (int)failure : plugged() ? HACKRF_SUCCESS : HACKRF_ERROR_LIBUSB; }

int hackrf_init(void) { return (int)called("hackrf_init", "%s", ""); }
int hackrf_exit(void) { return (int)called("hackrf_exit", "%s", ""); }
const char *hackrf_library_version(void) { return "double"; }
const char *hackrf_library_release(void) { return "double"; }

hackrf_device_list_t *hackrf_device_list(void) {
  called("hackrf_device_list", "%s", "");
  hackrf_device_list_t *list = calloc(1, sizeof *list);
  list->devicecount = list->usb_devicecount = (int)conf_long("devices", 1);
  list->serial_numbers = calloc(list->devicecount + 1, sizeof(char *));
  list->usb_board_ids = calloc(list->devicecount + 1, sizeof(enum hackrf_usb_board_id));
  list->usb_device_index = calloc(list->devicecount + 1, sizeof(int));
  for (int i = 0; i < list->devicecount; i++) {
    char key[32], serial[64];
    snprintf(key, sizeof key, "serial.%d", i);
    if (conf(key, serial, sizeof serial) == NULL)
      snprintf(serial, sizeof serial, "0000000000000000a06063c8234e92%02x", i);
    list->serial_numbers[i] = serial[0] == '-' ? NULL : strdup(serial);
    list->usb_board_ids[i] = USB_BOARD_ID_HACKRF_ONE;
    list->usb_device_index[i] = i;
  }
  return list;
}

void hackrf_device_list_free(hackrf_device_list_t *list) {
  for (int i = 0; i < list->devicecount; i++) free(list->serial_numbers[i]);
  free(list->serial_numbers);
  free(list->usb_board_ids);
  free(list->usb_device_index);
  free(list);
}

int hackrf_device_list_open(hackrf_device_list_t *list, int index, hackrf_device **device) {
  int result = usb(called("hackrf_device_list_open", "%d", index));
  if (result != HACKRF_SUCCESS) return result;
  if (index < 0 || index >= list->devicecount) return HACKRF_ERROR_INVALID_PARAM;
  *device = calloc(1, sizeof **device);
  return HACKRF_SUCCESS;
}

static void transferred(hackrf_device *device, int index, int64_t began, int64_t *samples) {
  *samples += TRANSFER_BYTES / 2;
  pace(began, *samples, device->rate);
  if (device->sending && device->streaming && plugged()) append("tx", device->buffers[index], TRANSFER_BYTES);
}

static void *transfers(void *argument) {
  hackrf_device *device = argument;
  player source;
  int64_t samples = 0, began = now_ns();
  int under_way = 0;
  player_open(&source);
  for (int i = 0; device->streaming; i = (i + 1) % TRANSFERS) {
    if (!plugged()) {
      device->state = HACKRF_ERROR_STREAMING_THREAD_ERR;
      break;
    }
    if (device->sending ? under_way == TRANSFERS : 1) transferred(device, i, began, &samples);
    if (under_way < TRANSFERS) under_way++;
    if (!device->streaming) break;
    if (!device->sending) player_read(&source, device->buffers[i], TRANSFER_BYTES);
    hackrf_transfer transfer = {device, device->buffers[i], TRANSFER_BYTES, TRANSFER_BYTES, device->context,
                                device->context};
    if (device->callback(&transfer) != 0) {
      device->state = HACKRF_ERROR_STREAMING_STOPPED;
      break;
    }
  }
  player_close(&source);
  return NULL;
}

static int start(hackrf_device *device, int sending, hackrf_sample_block_cb_fn callback, void *context) {
  device->callback = callback;
  device->context = context;
  device->sending = sending;
  device->state = HACKRF_TRUE;
  device->streaming = 1;
  return pthread_create(&device->thread, NULL, transfers, device) == 0 ? HACKRF_SUCCESS : HACKRF_ERROR_THREAD;
}

static int stop(hackrf_device *device) {
  if (device->streaming) {
    device->streaming = 0;
    pthread_join(device->thread, NULL);
  }
  return plugged() ? HACKRF_SUCCESS : HACKRF_ERROR_LIBUSB;
}

int hackrf_start_tx(hackrf_device *device, hackrf_sample_block_cb_fn callback, void *context) {
  int result = usb(called("hackrf_start_tx", "%s", ""));
  return result ? result : start(device, 1, callback, context);
}

int hackrf_start_rx(hackrf_device *device, hackrf_sample_block_cb_fn callback, void *context) {
  int result = usb(called("hackrf_start_rx", "%s", ""));
  return result ? result : start(device, 0, callback, context);
}

int hackrf_stop_tx(hackrf_device *device) {
  long failure = called("hackrf_stop_tx", "%s", "");
  return failure ? (int)failure : stop(device);
}

int hackrf_stop_rx(hackrf_device *device) {
  long failure = called("hackrf_stop_rx", "%s", "");
  return failure ? (int)failure : stop(device);
}

int hackrf_close(hackrf_device *device) {
  long failure = called("hackrf_close", "%s", "");
  stop(device);
  free(device);
  return (int)failure;
}

int hackrf_is_streaming(hackrf_device *device) { return device->state; }

int hackrf_get_m0_state(hackrf_device *device, hackrf_m0_state *state) {
  (void)device;
  long failure = called("hackrf_get_m0_state", "%s", "");
  state->num_shortfalls = (uint32_t)conf_long("shortfalls", 0);
  return (int)failure;
}

int hackrf_set_freq(hackrf_device *device, const uint64_t hz) {
  (void)device;
  return usb(called("hackrf_set_freq", "%llu", (unsigned long long)hz));
}

int hackrf_set_sample_rate(hackrf_device *device, const double hz) {
  int result = usb(called("hackrf_set_sample_rate", "%.0f", hz));
  if (result == HACKRF_SUCCESS) device->rate = hz;
  return result;
}

int hackrf_set_amp_enable(hackrf_device *device, const uint8_t value) {
  (void)device;
  return usb(called("hackrf_set_amp_enable", "%d", value));
}

int hackrf_set_antenna_enable(hackrf_device *device, const uint8_t value) {
  (void)device;
  return usb(called("hackrf_set_antenna_enable", "%d", value));
}

int hackrf_set_lna_gain(hackrf_device *device, uint32_t db) {
  (void)device;
  return usb(called("hackrf_set_lna_gain", "%u", db));
}

int hackrf_set_vga_gain(hackrf_device *device, uint32_t db) {
  (void)device;
  return usb(called("hackrf_set_vga_gain", "%u", db));
}

int hackrf_set_txvga_gain(hackrf_device *device, uint32_t db) {
  (void)device;
  return usb(called("hackrf_set_txvga_gain", "%u", db));
}

const char *hackrf_error_name(enum hackrf_error code) {
  switch ((int)code) {
    case HACKRF_SUCCESS: return "HACKRF_SUCCESS";
    case HACKRF_TRUE: return "HACKRF_TRUE";
    case HACKRF_ERROR_LIBUSB: return "HACKRF_ERROR_LIBUSB";
    case HACKRF_ERROR_STREAMING_THREAD_ERR: return "HACKRF_ERROR_STREAMING_THREAD_ERR";
    default: return "HACKRF_ERROR_OTHER";
  }
}
