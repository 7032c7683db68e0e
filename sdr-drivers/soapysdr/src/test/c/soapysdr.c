/*
 * A double of libSoapySDR's C API with one kind of device. Writing takes at most "most" samples at once and fits
 * 120 ms; deactivating a stream ends what it holds.
 */
#define DOUBLE "soapysdr"
#include "double.h"
#include <SoapySDR/Device.h>
#include <SoapySDR/Errors.h>
#include <SoapySDR/Formats.h>
#include <SoapySDR/Logger.h>
#include <SoapySDR/Version.h>

#define FIFO_SECONDS 0.12
#define UNUSED (void)device, (void)direction, (void)channel

struct SoapySDRDevice { double rate, hz; };
struct SoapySDRStream {
  int direction, size, active, pending;
  int64_t began, samples;
  player source;
};

static __thread int status_;
static __thread char error_[200];

static int plugged(void) { return conf_long("devices", 1) > 0; }

static int answer(long failure) {
  status_ = failure ? (int)failure : plugged() ? 0 : -2;
  snprintf(error_, sizeof error_, "%s", failure ? "ordered" : plugged() ? "" : "usb is gone");
  char text[200];
  if (failure && conf("text", text, sizeof text)) snprintf(error_, sizeof error_, "%s", text);
  return status_;
}
#define CALLED(...) answer(called(__func__, __VA_ARGS__))

int SoapySDRDevice_lastStatus(void) { return status_; }
const char *SoapySDRDevice_lastError(void) { return error_; }
const char *SoapySDR_getLibVersion(void) { return "double"; }
void SoapySDR_setLogLevel(const SoapySDRLogLevel level) { called("SoapySDR_setLogLevel", "%d", level); }
void SoapySDR_free(void *pointer) { free(pointer); }
void SoapySDRStrings_clear(char ***strings, const size_t length) {
  for (size_t i = 0; i < length; i++) free((*strings)[i]);
  free(*strings);
}
void SoapySDRKwargsList_clear(SoapySDRKwargs *list, const size_t length) {
  for (size_t i = 0; i < length; i++) {
    for (size_t k = 0; k < list[i].size; k++) free(list[i].keys[k]), free(list[i].vals[k]);
    free(list[i].keys), free(list[i].vals);
  }
  free(list);
}

static char **words(const char *key, const char *otherwise, size_t *length) {
  char text[200];
  char **all = calloc(9, sizeof *all);
  if (conf(key, text, sizeof text) == NULL) snprintf(text, sizeof text, "%s", otherwise);
  *length = 0;
  for (char *word = strtok(text, " "); word && *length < 8; word = strtok(NULL, " ")) all[(*length)++] = strdup(word);
  return all;
}

static void put(SoapySDRKwargs *args, const char *key, const char *value) {
  args->keys = realloc(args->keys, (args->size + 1) * sizeof(char *));
  args->vals = realloc(args->vals, (args->size + 1) * sizeof(char *));
  args->keys[args->size] = strdup(key);
  args->vals[args->size++] = strdup(value);
}

SoapySDRKwargs *SoapySDRDevice_enumerateStrArgs(const char *args, size_t *length) {
  int result = (int)called(__func__, "%s", args);
  status_ = result;
  *length = conf_long("devices", 1) + 2;
  SoapySDRKwargs *all = calloc(*length, sizeof *all);
  put(&all[0], "driver", "audio");
  put(&all[1], "driver", "hackrf");
  for (size_t i = 2; i < *length; i++) {
    char serial[40];
    snprintf(serial, sizeof serial, "104473222a87%02zu", i - 2);
    put(&all[i], "device", "PlutoSDR");
    put(&all[i], "driver", "plutosdr");
    put(&all[i], "label", "PlutoSDR #0 usb");
    put(&all[i], "serial", serial);
  }
  return all;
}

SoapySDRDevice *SoapySDRDevice_makeStrArgs(const char *args) {
  return CALLED("%s", args) ? NULL : calloc(1, sizeof(SoapySDRDevice));
}
int SoapySDRDevice_unmake(SoapySDRDevice *device) {
  long failure = called(__func__, "%s", "");
  free(device);
  return (int)failure;
}
size_t SoapySDRDevice_getNumChannels(const SoapySDRDevice *device, const int direction) {
  (void)device;
  CALLED("%d", direction);
  return conf_long(direction == SOAPY_SDR_TX ? "tx.channels" : "rx.channels", 2);
}
char **SoapySDRDevice_listAntennas(const SoapySDRDevice *device, const int direction, const size_t channel, size_t *length) {
  UNUSED;
  CALLED("%d", direction);
  return words("antennas", direction == SOAPY_SDR_TX ? "A" : "A_BALANCED RX2", length);
}
int SoapySDRDevice_setAntenna(SoapySDRDevice *device, const int direction, const size_t channel, const char *name) {
  UNUSED;
  return CALLED("%d %zu %s", direction, channel, name);
}
bool SoapySDRDevice_hasGainMode(const SoapySDRDevice *device, const int direction, const size_t channel) {
  UNUSED;
  return direction == SOAPY_SDR_RX;
}
int SoapySDRDevice_setGainMode(SoapySDRDevice *device, const int direction, const size_t channel, const bool automatic) {
  UNUSED;
  return CALLED("%d %zu %d", direction, channel, automatic);
}
char **SoapySDRDevice_listGains(const SoapySDRDevice *device, const int direction, const size_t channel, size_t *length) {
  UNUSED;
  CALLED("%d", direction);
  return words("gains", direction == SOAPY_SDR_TX ? "PGA" : "LNA VGA", length);
}
SoapySDRRange SoapySDRDevice_getGainRange(const SoapySDRDevice *device, const int direction, const size_t channel) {
  UNUSED;
  CALLED("%d", direction);
  return direction == SOAPY_SDR_TX ? (SoapySDRRange){0, 89, 0.25} : (SoapySDRRange){-1, 73, 1};
}
SoapySDRRange SoapySDRDevice_getGainElementRange(const SoapySDRDevice *device, const int direction, const size_t channel,
                                                 const char *name) {
  UNUSED;
  CALLED("%d %s", direction, name);
  return (SoapySDRRange){0, 30, 0};
}
int SoapySDRDevice_setGain(SoapySDRDevice *device, const int direction, const size_t channel, const double db) {
  UNUSED;
  return CALLED("%d %zu %.2f", direction, channel, db);
}
int SoapySDRDevice_setGainElement(SoapySDRDevice *device, const int direction, const size_t channel, const char *name,
                                  const double db) {
  UNUSED;
  return CALLED("%d %zu %s %.2f", direction, channel, name, db);
}
SoapySDRRange *SoapySDRDevice_getFrequencyRange(const SoapySDRDevice *device, const int direction, const size_t channel,
                                                size_t *length) {
  UNUSED;
  CALLED("%d", direction);
  SoapySDRRange *ranges = calloc(2, sizeof *ranges);
  ranges[0] = (SoapySDRRange){70e6, 1e9, 0};
  ranges[1] = (SoapySDRRange){2e9, 6e9, 0};
  *length = conf_long("ranges", 2);
  return ranges;
}
SoapySDRRange *SoapySDRDevice_getSampleRateRange(const SoapySDRDevice *device, const int direction, const size_t channel,
                                                 size_t *length) {
  UNUSED;
  CALLED("%d", direction);
  SoapySDRRange *ranges = calloc(1, sizeof *ranges);
  *ranges = (SoapySDRRange){65105, 61.44e6, 0};
  *length = 1;
  return ranges;
}
int SoapySDRDevice_setFrequency(SoapySDRDevice *device, const int direction, const size_t channel, const double hz,
                                const SoapySDRKwargs *args) {
  device->hz = conf_long("freq", 0) ? conf_long("freq", 0) : hz;
  return CALLED("%d %zu %.3f %d", direction, channel, hz, args != NULL);
}
double SoapySDRDevice_getFrequency(const SoapySDRDevice *device, const int direction, const size_t channel) {
  CALLED("%d %zu", direction, channel);
  return device->hz;
}
int SoapySDRDevice_setSampleRate(SoapySDRDevice *device, const int direction, const size_t channel, const double rate) {
  device->rate = conf_long("rate", 0) ? conf_long("rate", 0) : rate;
  return CALLED("%d %zu %.0f", direction, channel, rate);
}
double SoapySDRDevice_getSampleRate(const SoapySDRDevice *device, const int direction, const size_t channel) {
  CALLED("%d %zu", direction, channel);
  return device->rate;
}
int SoapySDRDevice_setBandwidth(SoapySDRDevice *device, const int direction, const size_t channel, const double hz) {
  UNUSED;
  return CALLED("%d %zu %.0f", direction, channel, hz);
}
char **SoapySDRDevice_listClockSources(const SoapySDRDevice *device, size_t *length) {
  (void)device;
  CALLED("%s", "");
  return words("clock_sources", "internal external", length);
}
int SoapySDRDevice_setClockSource(SoapySDRDevice *device, const char *source) {
  (void)device;
  return CALLED("%s", source);
}
int SoapySDRDevice_writeSetting(SoapySDRDevice *device, const char *key, const char *value) {
  (void)device;
  return CALLED("%s %s", key, value);
}

SoapySDRStream *SoapySDRDevice_setupStream(SoapySDRDevice *device, const int direction, const char *format,
                                           const size_t *channels, const size_t count, const SoapySDRKwargs *args) {
  (void)device;
  char text[200] = "";
  for (size_t i = 0; args && i < args->size; i++)
    snprintf(text + strlen(text), sizeof text - strlen(text), " %s=%s", args->keys[i], args->vals[i]);
  if (CALLED("%d %s %zu of %zu%s", direction, format, channels[0], count, text)) return NULL;
  SoapySDRStream *stream = calloc(1, sizeof *stream);
  stream->direction = direction;
  stream->size = strcmp(format, SOAPY_SDR_CF32) == 0 ? 8 : 4;
  return stream;
}
int SoapySDRDevice_closeStream(SoapySDRDevice *device, SoapySDRStream *stream) {
  (void)device;
  long failure = called(__func__, "%d", stream->direction);
  free(stream);
  return failure ? answer(failure) : 0;
}
int SoapySDRDevice_activateStream(SoapySDRDevice *device, SoapySDRStream *stream, const int flags, const long long at,
                                  const size_t samples) {
  (void)device;
  int result = CALLED("%d %d %lld %zu", stream->direction, flags, at, samples);
  if (result) return result;
  stream->active = 1;
  stream->began = now_ns();
  stream->samples = 0;
  if (stream->direction == SOAPY_SDR_RX) player_open(&stream->source);
  return 0;
}
int SoapySDRDevice_deactivateStream(SoapySDRDevice *device, SoapySDRStream *stream, const int flags, const long long at) {
  int64_t left = stream->began + (int64_t)(stream->samples / device->rate * 1e9) - now_ns();
  if (conf_long("fast", 0)) left = 0;
  int result = CALLED("%d %d %lld %s", stream->direction, flags, at, left > 0 ? "early" : "dry");
  stream->active = 0;
  player_close(&stream->source);
  return result;
}

int SoapySDRDevice_readStream(SoapySDRDevice *device, SoapySDRStream *stream, void *const *buffs, const size_t wanted,
                              int *flags, long long *at, const long timeout) {
  long failure = conf_of("fail", __func__, 0);
  if (failure || !plugged()) return answer(failure);
  if (!stream->active) {
    sleep_ms(timeout / 1000);
    return SOAPY_SDR_TIMEOUT;
  }
  size_t samples = wanted < 1500 ? wanted : 1500;
  if (stream->samples == 3000 && conf_long("gap", 0)) {
    stream->samples += conf_long("gap", 0);
    return SOAPY_SDR_OVERFLOW;
  }
  pace(stream->began, stream->samples + samples, device->rate);
  player_read(&stream->source, buffs[0], samples * stream->size);
  if (conf_long("timed", 1)) *flags |= SOAPY_SDR_HAS_TIME;
  *at = 1790000000000000000LL + (long long)(stream->samples / device->rate * 1e9);
  stream->samples += samples;
  return (int)samples;
}

int SoapySDRDevice_writeStream(SoapySDRDevice *device, SoapySDRStream *stream, const void *const *buffs, const size_t wanted,
                               int *flags, const long long at, const long timeout) {
  size_t most = conf_long("most", 1234);
  long failure = called(__func__, "%d %lld", *flags, at);
  if (failure || !plugged()) return answer(failure);
  if (conf_long("stuck", 0) || !stream->active) {
    sleep_ms(timeout / 1000);
    return SOAPY_SDR_TIMEOUT;
  }
  if (!conf_long("fast", 0)) {
    int64_t wait = stream->began + (int64_t)((stream->samples / device->rate - FIFO_SECONDS) * 1e9) - now_ns();
    if (wait > timeout * 1000) {
      sleep_ms(timeout / 1000);
      return SOAPY_SDR_TIMEOUT;
    }
    if (wait > 0) sleep_ms(wait / 1000000 + 1);
  }
  if (stream->samples == 0) stream->began = now_ns(), stream->pending = (int)conf_long("events", 0);
  size_t samples = wanted < most ? wanted : most;
  append("tx", buffs[0], samples * stream->size);
  stream->samples += samples;
  return (int)samples;
}

int SoapySDRDevice_readStreamStatus(SoapySDRDevice *device, SoapySDRStream *stream, size_t *channels, int *flags,
                                    long long *at, const long timeout) {
  (void)device, (void)channels, (void)flags, (void)at, (void)timeout;
  if (conf_long("tells", 1) == 0) {
    called(__func__, "%s", "");
    return SOAPY_SDR_NOT_SUPPORTED;
  }
  if (stream->pending == 0) return SOAPY_SDR_TIMEOUT;
  stream->pending--;
  return SOAPY_SDR_UNDERFLOW;
}
