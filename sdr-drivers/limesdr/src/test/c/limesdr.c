/*
 * A double of LimeSuite, with the ABI of its public header: a queue of packets per stream, of which only whole ones
 * (or flushed ones) are sent; transfers under way that only later ones push out, and that are lost when the stream is
 * stopped; and a transmitter that sends nothing while its channel is disabled.
 *
 *   mini=0           a LimeSDR-USB, with two channels
 *   actual.rate=...  what LMS_GetSampleRate answers;  actual.lo=... likewise LMS_GetLOFrequency
 *   lose=N           the board loses N samples before the third reception
 *   take=N           at most N samples are taken at once
 *   underrun, dropped  what LMS_GetStreamStatus answers at each call
 */
#define DOUBLE "limesdr"
#include "double.h"
#include <lime/LimeSuite.h>

#define PACKET 1020
#define PACKET_BYTES (4 * PACKET)
#define TRANSFERS 16

static LMS_LogHandler handler_;

typedef struct {
  double rate, lo[2];
  int enabled[2];
} device_t;

typedef struct {
  device_t *device;
  int tx, ready, running, filled, under_way, batch;
  int64_t packets; /* complete ones that the queue holds at most */
  uint8_t *queue, *transfers;
  pthread_mutex_t lock;
  pthread_t thread;
  player source;
  int64_t began, passed;
  uint64_t timestamp;
  int receptions;
} channel_t;

static int plugged(void) { return conf_long("devices", 1) > 0; }

static int answer(const char *function, long failure) {
  if (failure == 0 && plugged()) return 0;
  if (handler_) handler_(LMS_LOG_ERROR, failure ? function : "TransferPacket: Write failed");
  return -1;
}

#define CALLED(...) answer(__func__, called(__func__, __VA_ARGS__))

static void info_of(int i, char *out) {
  const char *format = conf_long("mini", 1)
                           ? "LimeSDR Mini, media=USB 3.0, module=FT601, addr=24607:1027, serial=1D4C296EC121C%d"
                           : "LimeSDR-USB, media=USB 3.0, module=FX3, addr=1d50:6108, serial=0009060B00471B2%d";
  memset(out, 0, sizeof(lms_info_str_t));
  snprintf(out, sizeof(lms_info_str_t), format, i);
}

int LMS_GetDeviceList(lms_info_str_t *list) {
  long failure = called("LMS_GetDeviceList", "%s", "");
  if (failure) return answer("LMS_GetDeviceList", failure);
  int count = (int)conf_long("devices", 1);
  for (int i = 0; list && i < count; i++) info_of(i, list[i]);
  return count;
}

int LMS_Open(lms_device_t **device, const lms_info_str_t info, void *args) {
  if (CALLED("%s", info) || args) return -1;
  for (int i = 0; i < conf_long("devices", 1); i++) {
    lms_info_str_t known;
    info_of(i, known);
    if (strcmp(known, info) == 0) {
      *device = calloc(1, sizeof(device_t));
      return 0;
    }
  }
  if (handler_) handler_(LMS_LOG_ERROR, "Specified device could not be found");
  return -1;
}

int LMS_Close(lms_device_t *device) {
  int result = CALLED("%s", "");
  free(device);
  return result;
}

int LMS_Init(lms_device_t *device) { return device ? CALLED("%s", "") : -1; }

int LMS_GetNumChannels(lms_device_t *device, bool tx) {
  (void)device;
  return CALLED("%d", tx) ? -1 : conf_long("mini", 1) ? 1 : 2;
}

int LMS_EnableChannel(lms_device_t *device, bool tx, size_t channel, bool on) {
  int result = CALLED("%d %zu %d", tx, channel, on);
  if (result == 0) ((device_t *)device)->enabled[tx] = on;
  return result;
}

int LMS_SetSampleRate(lms_device_t *device, double rate, size_t oversample) {
  int result = CALLED("%.0f %zu", rate, oversample);
  if (result == 0) ((device_t *)device)->rate = rate;
  return result;
}

int LMS_GetSampleRate(lms_device_t *device, bool tx, size_t channel, double *host, double *rf) {
  int result = CALLED("%d %zu", tx, channel);
  *host = conf_long("actual.rate", (long)((device_t *)device)->rate);
  if (rf) *rf = *host * 4;
  return result;
}

static int range(int result, lms_range_t *out, double min, double max) {
  *out = (lms_range_t){min, max, 1};
  return result;
}

int LMS_GetSampleRateRange(lms_device_t *device, bool tx, lms_range_t *out) {
  (void)device;
  return range(CALLED("%d", tx), out, 100e3, conf_long("mini", 1) ? 30.72e6 : 61.44e6);
}

int LMS_GetLOFrequencyRange(lms_device_t *device, bool tx, lms_range_t *out) {
  (void)device;
  int mini = (int)conf_long("mini", 1);
  return range(CALLED("%d", tx), out, mini ? 10e6 : 100e3, mini ? 3.5e9 : 3.8e9);
}

int LMS_GetLPFBWRange(lms_device_t *device, bool tx, lms_range_t *out) {
  (void)device;
  return range(CALLED("%d", tx), out, tx ? 5e6 : 1.4001e6, 130e6);
}

int LMS_SetLOFrequency(lms_device_t *device, bool tx, size_t channel, double hz) {
  int result = CALLED("%d %zu %.0f", tx, channel, hz);
  if (result == 0) ((device_t *)device)->lo[tx] = hz;
  return result;
}

int LMS_GetLOFrequency(lms_device_t *device, bool tx, size_t channel, double *hz) {
  int result = CALLED("%d %zu", tx, channel);
  *hz = conf_long("actual.lo", (long)((device_t *)device)->lo[tx]);
  return result;
}

int LMS_GetAntennaList(lms_device_t *device, bool tx, size_t channel, lms_name_t *list) {
  static const char *names[2][2][7] = {
      {{"NONE", "LNAH", "LNAL", "LNAW", "LB1", "LB2"}, {"NONE", "BAND1", "BAND2"}},
      {{"NONE", "LNAH", "LNAL_NC", "LNAW", "Auto"}, {"NONE", "BAND1", "BAND2", "Auto"}}};
  (void)device;
  if (CALLED("%d %zu", tx, channel)) return -1;
  int count = 0;
  for (const char **name = (const char **)names[conf_long("mini", 1) != 0][tx]; *name; name++, count++)
    if (list) snprintf(list[count], sizeof(lms_name_t), "%s", *name);
  return count;
}

int LMS_GetAntennaBW(lms_device_t *device, bool tx, size_t channel, size_t index, lms_range_t *out) {
  static const double bands[2][2][6][2] = {
      {{{0, 0}, {2e9, 2.6e9}, {700e6, 900e6}, {700e6, 2.6e9}}, {{0, 0}, {30e6, 1.9e9}, {2e9, 2.6e9}}},
      {{{0, 0}, {2e9, 2.6e9}, {0, 0}, {700e6, 900e6}}, {{0, 0}, {2e9, 2.6e9}, {30e6, 1.9e9}}}};
  (void)device;
  const double *band = bands[conf_long("mini", 1) != 0][tx][index];
  return range(CALLED("%d %zu %zu", tx, channel, index), out, band[0], band[1]);
}

int LMS_SetAntenna(lms_device_t *device, bool tx, size_t channel, size_t index) {
  return device ? CALLED("%d %zu %zu", tx, channel, index) : -1;
}

int LMS_SetGaindB(lms_device_t *device, bool tx, size_t channel, unsigned db) {
  return device ? CALLED("%d %zu %u", tx, channel, db) : -1;
}

int LMS_SetNormalizedGain(lms_device_t *device, bool tx, size_t channel, double share) {
  return device ? CALLED("%d %zu %.3f", tx, channel, share) : -1;
}

int LMS_SetLPFBW(lms_device_t *device, bool tx, size_t channel, double hz) {
  return device ? CALLED("%d %zu %.0f", tx, channel, hz) : -1;
}

int LMS_Calibrate(lms_device_t *device, bool tx, size_t channel, double hz, unsigned flags) {
  return device ? CALLED("%d %zu %.0f %u", tx, channel, hz, flags) : -1;
}

int LMS_ReadFPGAReg(lms_device_t *device, uint32_t address, uint16_t *value) {
  *value = 14;
  return device ? CALLED("%u", address) : -1;
}

void LMS_RegisterLogHandler(LMS_LogHandler handler) {
  called("LMS_RegisterLogHandler", "%d", handler != NULL);
  handler_ = handler;
}

int LMS_SetupStream(lms_device_t *device, lms_stream_t *stream) {
  int result = CALLED("%d %u fifo %u format %d link %d", stream->isTx, stream->channel, stream->fifoSize,
                      stream->dataFmt, stream->linkFmt);
  if (result) return result;
  channel_t *c = calloc(1, sizeof *c);
  c->device = device;
  c->tx = stream->isTx;
  c->packets = stream->fifoSize / PACKET < 4 ? 4 : stream->fifoSize / PACKET;
  c->queue = calloc(c->packets + 1, PACKET_BYTES);
  double wanted = (c->device->rate / 1e6 + 5) * stream->throughputVsLatency;
  for (int batch = 1; batch < wanted; batch <<= 1) c->batch = batch;
  c->transfers = calloc(TRANSFERS * c->batch + 1, PACKET_BYTES);
  pthread_mutex_init(&c->lock, NULL);
  stream->handle = (size_t)c;
  return 0;
}

/* One packet goes into the transfers, and the one that is pushed out is on the air. */
static void transfer(channel_t *c) {
  int most = TRANSFERS * c->batch;
  memcpy(c->transfers + (size_t)c->under_way * PACKET_BYTES, c->queue, PACKET_BYTES);
  c->filled -= c->filled < PACKET_BYTES ? c->filled : PACKET_BYTES;
  memmove(c->queue, c->queue + PACKET_BYTES, c->filled);
  if (++c->under_way > most) {
    if (c->device->enabled[1] && plugged()) append("tx", c->transfers, PACKET_BYTES);
    memmove(c->transfers, c->transfers + PACKET_BYTES, (size_t)most * PACKET_BYTES);
    c->under_way = most;
  }
}

static void *sending(void *argument) {
  channel_t *c = argument;
  c->began = now_ns();
  while (c->running) {
    int busy = 0;
    pthread_mutex_lock(&c->lock);
    if (plugged() && (c->filled >= PACKET_BYTES || (c->filled > 0 && c->ready))) {
      transfer(c);
      busy = 1;
    }
    pthread_mutex_unlock(&c->lock);
    if (!busy) {
      sleep_ms(1);
      c->began = now_ns();
      c->passed = 0;
    } else {
      c->passed += PACKET;
      pace(c->began, c->passed, c->device->rate);
    }
  }
  return NULL;
}

int LMS_StartStream(lms_stream_t *stream) {
  int result = CALLED("%s", "");
  if (result) return result;
  channel_t *c = (channel_t *)stream->handle;
  c->filled = 0;
  c->running = 1;
  c->began = now_ns();
  if (!c->tx) player_open(&c->source);
  return c->tx && pthread_create(&c->thread, NULL, sending, c) ? -1 : 0;
}

int LMS_StopStream(lms_stream_t *stream) {
  int result = CALLED("%s", "");
  channel_t *c = (channel_t *)stream->handle;
  if (c->running) {
    c->running = 0;
    if (c->tx) pthread_join(c->thread, NULL);
    player_close(&c->source);
  }
  return result;
}

int LMS_DestroyStream(lms_device_t *device, lms_stream_t *stream) {
  int result = device ? CALLED("%s", "") : -1;
  channel_t *c = (channel_t *)stream->handle;
  free(c->queue);
  free(c->transfers);
  free(c);
  stream->handle = 0;
  return result;
}

int LMS_SendStream(lms_stream_t *stream, const void *samples, size_t count, const lms_stream_meta_t *meta,
                   unsigned timeout) {
  channel_t *c = (channel_t *)stream->handle;
  size_t most = (size_t)conf_long("take", (long)count), done = 0;
  int64_t until = now_ns() + timeout * 1000000LL;
  if (conf_of("fail", "LMS_SendStream", 0)) return -1;
  while (conf_of("hang", "LMS_SendStream", 0)) sleep_ms(20);
  while (done < count && done < most) {
    pthread_mutex_lock(&c->lock);
    size_t room = c->packets * PACKET - c->filled / 4;
    size_t some = count - done < most - done ? count - done : most - done;
    if (some > room) some = room;
    memcpy(c->queue + c->filled, (const uint8_t *)samples + 4 * done, 4 * some);
    c->filled += (int)(4 * some);
    done += some;
    if (meta->flushPartialPacket && done == count) c->ready = 1;
    pthread_mutex_unlock(&c->lock);
    if (done < count && done < most) {
      if (now_ns() > until) break;
      sleep_ms(1);
    }
  }
  return (int)done;
}

int LMS_RecvStream(lms_stream_t *stream, void *samples, size_t count, lms_stream_meta_t *meta, unsigned timeout) {
  channel_t *c = (channel_t *)stream->handle;
  if (conf_of("fail", "LMS_RecvStream", 0)) return -1;
  if (!plugged()) {
    sleep_ms(timeout);
    return 0;
  }
  if (++c->receptions == 3) {
    for (long lost = conf_long("lose", 0); lost > 0; lost--, c->timestamp++) {
      uint32_t sample;
      player_read(&c->source, &sample, sizeof sample);
    }
  }
  meta->timestamp = c->timestamp;
  player_read(&c->source, samples, 4 * count);
  c->timestamp += count;
  pace(c->began, (int64_t)c->timestamp, c->device->rate);
  return (int)count;
}

int LMS_GetStreamStatus(lms_stream_t *stream, lms_stream_status_t *status) {
  int result = answer("LMS_GetStreamStatus", conf_of("fail", "LMS_GetStreamStatus", 0));
  channel_t *c = (channel_t *)stream->handle;
  memset(status, 0, sizeof *status);
  pthread_mutex_lock(&c->lock);
  status->active = c->running;
  status->fifoFilledCount = c->filled / PACKET_BYTES * PACKET;
  status->fifoSize = (uint32_t)(c->packets * PACKET);
  status->underrun = (uint32_t)conf_long("underrun", 0);
  status->droppedPackets = (uint32_t)conf_long("dropped", 0);
  pthread_mutex_unlock(&c->lock);
  return result;
}
