/*
 * A double of libbladeRF, with the ABI of its public header: the synchronous interface, whose ring of buffers only
 * later ones push out and which is gone when the channel is disabled; a transmitter that is off while disabled.
 *
 *   board=1          a bladeRF x40 instead of a bladeRF 2.0 micro
 *   fpga=0           no FPGA image
 *   actual.rate=...  what bladerf_set_sample_rate says it did
 *   late=N           every Nth bladerf_sync_tx times out
 *   lose=N           the board loses N samples before the third reception, which is short
 */
#define DOUBLE "bladerf"
#include "double.h"
#include <libbladeRF.h>

#define BOARD_BUFFERS 1

typedef struct {
  int configured, enabled, format;
  unsigned int buffers, buffer_samples, held;
  double rate;
  int64_t began, passed;
  uint8_t *ring;
  player source;
  uint64_t timestamp;
  int moves;
} direction_t;

struct bladerf {
  direction_t direction[2];
};

static int first(void) { return conf_long("board", 2) == 1; }

static int plugged(void) { return conf_long("devices", 1) > 0; }

static int usb(long failure) { return failure ? (int)failure : plugged() ? 0 : BLADERF_ERR_NODEV; }

#define CALLED(...) usb(called(__func__, __VA_ARGS__))

void bladerf_log_set_verbosity(bladerf_log_level level) { called(__func__, "%d", level); }

const char *bladerf_strerror(int code) {
  switch (code) {
    case BLADERF_ERR_IO: return "File or device I/O failure";
    case BLADERF_ERR_NODEV: return "No devices available";
    case BLADERF_ERR_RANGE: return "Requested value out of range";
    case BLADERF_ERR_UNSUPPORTED: return "Operation not supported";
    default: return "Unknown error code";
  }
}

static void serial_of(int i, char *out) { snprintf(out, BLADERF_SERIAL_LENGTH, "f12ce1037830a1b27f3ceeba1f52141%c", '0' + i % 10); }

int bladerf_get_device_list(struct bladerf_devinfo **devices) {
  long failure = called(__func__, "%s", "");
  int count = (int)conf_long("devices", 1);
  if (failure || count == 0) return failure ? (int)failure : BLADERF_ERR_NODEV;
  *devices = calloc(count, sizeof **devices);
  for (int i = 0; i < count; i++) {
    struct bladerf_devinfo *info = *devices + i;
    info->backend = BLADERF_BACKEND_LIBUSB;
    info->usb_bus = 2;
    info->usb_addr = (uint8_t)(5 + i);
    info->instance = i;
    serial_of(i, info->serial);
    snprintf(info->manufacturer, sizeof info->manufacturer, "Nuand");
    snprintf(info->product, sizeof info->product, "%s", first() ? "bladeRF" : "bladeRF 2.0");
  }
  return count;
}

void bladerf_free_device_list(struct bladerf_devinfo *devices) { free(devices); }

int bladerf_open(struct bladerf **device, const char *identifier) {
  int result = CALLED("%s", identifier);
  for (int i = 0; result == 0 && i < conf_long("devices", 1); i++) {
    char serial[BLADERF_SERIAL_LENGTH], known[64];
    serial_of(i, serial);
    snprintf(known, sizeof known, "*:serial=%s", serial);
    if (strcmp(known, identifier) == 0) {
      *device = calloc(1, sizeof **device);
      return 0;
    }
  }
  return result ? result : BLADERF_ERR_NODEV;
}

static void reset(direction_t *d) {
  free(d->ring);
  player_close(&d->source);
  d->ring = NULL;
  d->configured = 0;
}

void bladerf_close(struct bladerf *device) {
  called(__func__, "%s", "");
  reset(&device->direction[0]);
  reset(&device->direction[1]);
  free(device);
}

const char *bladerf_get_board_name(struct bladerf *device) {
  return device && first() ? "bladerf1" : "bladerf2";
}

int bladerf_is_fpga_configured(struct bladerf *device) {
  int result = CALLED("%s", "");
  return result || !device ? result : (int)conf_long("fpga", 1);
}

#define RANGE(NAME, RX1, TX1, RX2, TX2)                                                                     \
  int NAME(struct bladerf *device, bladerf_channel ch, const struct bladerf_range **range) {                \
    static const struct bladerf_range ranges[2][2] = {{RX1, TX1}, {RX2, TX2}};                              \
    *range = &ranges[!first()][ch & 1];                                                                     \
    return device ? CALLED("%d", ch) : BLADERF_ERR_INVAL;                                                   \
  }
#define R(...) {__VA_ARGS__}

RANGE(bladerf_get_frequency_range, R(237500000, 3800000000, 1, 1), R(237500000, 3800000000, 1, 1),
      R(70000000, 6000000000, 2, 1), R(47000000, 6000000000, 2, 1))
RANGE(bladerf_get_sample_rate_range, R(80000, 40000000, 1, 1), R(80000, 40000000, 1, 1),
      R(520834, 61440000, 1, 1), R(520834, 61440000, 1, 1))
RANGE(bladerf_get_bandwidth_range, R(1500000, 28000000, 1, 1), R(1500000, 28000000, 1, 1),
      R(200000, 56000000, 1, 1), R(200000, 56000000, 1, 1))
RANGE(bladerf_get_gain_range, R(-1, 60, 1, 1), R(-35, 66, 1, 1), R(-15, 60, 1, 1), R(-23750, 66000, 250, 0.001f))

int bladerf_set_frequency(struct bladerf *device, bladerf_channel ch, bladerf_frequency hz) {
  return device ? CALLED("%d %llu", ch, (unsigned long long)hz) : -1;
}

int bladerf_set_sample_rate(struct bladerf *device, bladerf_channel ch, bladerf_sample_rate hz,
                            bladerf_sample_rate *actual) {
  device->direction[ch & 1].rate = hz;
  *actual = (bladerf_sample_rate)conf_long("actual.rate", hz);
  return CALLED("%d %u", ch, hz);
}

int bladerf_set_bandwidth(struct bladerf *device, bladerf_channel ch, bladerf_bandwidth hz, bladerf_bandwidth *actual) {
  *actual = hz;
  return device ? CALLED("%d %u", ch, hz) : -1;
}

int bladerf_set_gain_mode(struct bladerf *device, bladerf_channel ch, bladerf_gain_mode mode) {
  return device ? CALLED("%d %d", ch, mode) : -1;
}

int bladerf_set_gain(struct bladerf *device, bladerf_channel ch, bladerf_gain gain) {
  return device ? CALLED("%d %d", ch, gain) : -1;
}

int bladerf_set_bias_tee(struct bladerf *device, bladerf_channel ch, bool on) {
  return first() || !device ? BLADERF_ERR_UNSUPPORTED : CALLED("%d %d", ch, on);
}

int bladerf_sync_config(struct bladerf *device, bladerf_channel_layout layout, bladerf_format format,
                        unsigned int buffers, unsigned int buffer_samples, unsigned int transfers,
                        unsigned int timeout) {
  int result = CALLED("%d %d %u %u %u %u", layout, format, buffers, buffer_samples, transfers, timeout);
  direction_t *d = &device->direction[layout & 1];
  direction_t *other = &device->direction[!(layout & 1)];
  if (result) return result;
  if (buffer_samples % 1024 || transfers >= buffers) return BLADERF_ERR_INVAL;
  if (other->configured && (other->format != (int)format)) return BLADERF_ERR_INVAL;
  reset(d);
  d->configured = 1;
  d->format = format;
  d->buffers = buffers + BOARD_BUFFERS;
  d->buffer_samples = buffer_samples;
  d->held = 0;
  d->ring = calloc(d->buffers + 1, 4 * (size_t)buffer_samples);
  return 0;
}

int bladerf_enable_module(struct bladerf *device, bladerf_channel ch, bool enable) {
  int result = CALLED("%d %d", ch, enable);
  direction_t *d = &device->direction[ch & 1];
  if (result) return result;
  d->enabled = enable;
  if (!enable) reset(d);
  d->began = now_ns();
  d->passed = 0;
  d->timestamp = 1000;
  d->moves = 0;
  if (enable && !(ch & 1)) player_open(&d->source);
  return 0;
}

int bladerf_sync_tx(struct bladerf *device, const void *samples, unsigned int count, struct bladerf_metadata *meta,
                    unsigned int timeout) {
  direction_t *d = &device->direction[1];
  long failure = conf_of("fail", __func__, 0), late = conf_long("late", 0);
  size_t bytes = 4 * (size_t)count;
  while (conf_of("hang", __func__, 0)) sleep_ms(20);
  if (failure || !plugged()) return usb(failure);
  if (!d->configured || meta || count != d->buffer_samples) return BLADERF_ERR_INVAL;
  if (late && ++d->moves % late == 0) return BLADERF_ERR_TIMEOUT;
  if (!d->enabled) {
    sleep_ms(timeout);
    return BLADERF_ERR_TIMEOUT;
  }
  if (d->held == d->buffers) {
    d->passed += count;
    pace(d->began, d->passed, d->rate);
    append("tx", d->ring, bytes);
    memmove(d->ring, d->ring + bytes, bytes * --d->held);
  }
  memcpy(d->ring + bytes * d->held++, samples, bytes);
  if (d->held < d->buffers) d->began = now_ns();
  return 0;
}

int bladerf_sync_rx(struct bladerf *device, void *samples, unsigned int count, struct bladerf_metadata *meta,
                    unsigned int timeout) {
  direction_t *d = &device->direction[0];
  long failure = conf_of("fail", __func__, 0);
  if (failure || !plugged()) return usb(failure);
  if (!d->configured || !d->enabled || !meta || !(meta->flags & BLADERF_META_FLAG_RX_NOW)) {
    sleep_ms(timeout);
    return BLADERF_ERR_TIMEOUT;
  }
  long lost = ++d->moves == 3 ? conf_long("lose", 0) : 0;
  meta->status = lost ? BLADERF_META_STATUS_OVERRUN : 0;
  meta->actual_count = lost ? count / 2 : count;
  for (; lost > 0; lost--, d->timestamp++) {
    uint32_t sample;
    player_read(&d->source, &sample, sizeof sample);
  }
  meta->timestamp = d->timestamp;
  player_read(&d->source, samples, 4 * (size_t)meta->actual_count);
  memset((uint8_t *)samples + 4 * (size_t)meta->actual_count, 0x55, 4 * (size_t)(count - meta->actual_count));
  d->timestamp += meta->actual_count;
  pace(d->began, (int64_t)d->timestamp - 1000, d->rate);
  return 0;
}
