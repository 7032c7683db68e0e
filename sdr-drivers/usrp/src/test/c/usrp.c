/*
 * A double of libuhd's C API. A burst goes on the air at the sample rate from its first packet on; 80 ms of it
 * fit into the radio, then sending waits, as the real one's flow control does. Its end is acknowledged when its last
 * sample has left.
 */
#define DOUBLE "usrp"
#include "double.h"
#include <math.h>
#include <stdbool.h>
#include <uhd.h>

#define TEXTS 8
#define EVENTS 32
#define FIFO_SECONDS 0.08

static char last_error_[2048] = "None";

struct uhd_string_vector_t { int size; char texts[TEXTS][300]; };
struct uhd_meta_range_t { double start, stop, step; };
struct uhd_sensor_value_t { bool value; };
struct uhd_usrp { double rate[2], hz[2]; };
struct uhd_tx_metadata_t { bool start, end; };
struct uhd_rx_metadata_t { int error; double at; };
struct uhd_async_metadata_t { int code; };
struct uhd_tx_streamer {
  struct uhd_usrp *usrp;
  int64_t began, samples, acknowledged_at;
  int size, events[EVENTS], pending;
  bool in_burst;
};
struct uhd_rx_streamer {
  struct uhd_usrp *usrp;
  int64_t began, samples;
  int size, left;
  bool streaming;
  player source;
};

static int plugged(void) { return conf_long("devices", 1) > 0; }

static uhd_error answer(long failure, const char *what) {
  char key[100];
  snprintf(key, sizeof key, "text.%s", what);
  if (failure == 0 && plugged()) return UHD_ERROR_NONE;
  if (conf(key, last_error_, sizeof last_error_) == NULL)
    snprintf(last_error_, sizeof last_error_, "RuntimeError: %s", failure ? "ordered" : "EnvironmentError: IOError: usb is gone");
  return failure ? (uhd_error)failure : UHD_ERROR_IO;
}

static uhd_error tell(char *out, size_t size) {
  memset(out, 0, size);
  strncpy(out, last_error_, size);
  return UHD_ERROR_NONE;
}

#define CALLED(name, ...) answer(called(name, __VA_ARGS__), name)

static double value(const char *key, double otherwise) {
  char text[64];
  return conf(key, text, sizeof text) ? strtod(text, NULL) : otherwise;
}

static void words(const char *key, const char *otherwise, uhd_string_vector_handle vector) {
  char text[600];
  if (conf(key, text, sizeof text) == NULL) snprintf(text, sizeof text, "%s", otherwise);
  vector->size = 0;
  for (char *word = strtok(text, " "); word != NULL && vector->size < TEXTS; word = strtok(NULL, " "))
    snprintf(vector->texts[vector->size++], sizeof vector->texts[0], "%s", word);
}

uhd_error uhd_get_last_error(char *out, size_t size) { return tell(out, size); }
uhd_error uhd_usrp_last_error(uhd_usrp_handle h, char *out, size_t size) { (void)h; return tell(out, size); }
uhd_error uhd_tx_streamer_last_error(uhd_tx_streamer_handle h, char *out, size_t size) { (void)h; return tell(out, size); }
uhd_error uhd_rx_streamer_last_error(uhd_rx_streamer_handle h, char *out, size_t size) { (void)h; return tell(out, size); }
uhd_error uhd_get_version_string(char *out, size_t size) { snprintf(out, size, "double"); return UHD_ERROR_NONE; }

#define MAKE_AND_FREE(type) \
  uhd_error type##_make(type##_handle *h) { *h = calloc(1, sizeof **h); return UHD_ERROR_NONE; } \
  uhd_error type##_free(type##_handle *h) { free(*h); *h = NULL; return UHD_ERROR_NONE; }
MAKE_AND_FREE(uhd_string_vector)
MAKE_AND_FREE(uhd_meta_range)
MAKE_AND_FREE(uhd_sensor_value)
MAKE_AND_FREE(uhd_rx_metadata)
MAKE_AND_FREE(uhd_async_metadata)
MAKE_AND_FREE(uhd_tx_streamer)
MAKE_AND_FREE(uhd_rx_streamer)

uhd_error uhd_tx_metadata_make(uhd_tx_metadata_handle *h, bool has_time, int64_t full, double frac, bool start, bool end) {
  (void)has_time; (void)full; (void)frac;
  *h = calloc(1, sizeof **h);
  (*h)->start = start;
  (*h)->end = end;
  return UHD_ERROR_NONE;
}
uhd_error uhd_tx_metadata_free(uhd_tx_metadata_handle *h) { free(*h); *h = NULL; return UHD_ERROR_NONE; }

uhd_error uhd_string_vector_size(uhd_string_vector_handle h, size_t *size) { *size = h->size; return UHD_ERROR_NONE; }
uhd_error uhd_string_vector_at(uhd_string_vector_handle h, size_t index, char *out, size_t size) {
  memset(out, 0, size);
  strncpy(out, h->texts[index], size);
  return UHD_ERROR_NONE;
}
uhd_error uhd_meta_range_start(uhd_meta_range_handle h, double *out) { *out = h->start; return UHD_ERROR_NONE; }
uhd_error uhd_meta_range_stop(uhd_meta_range_handle h, double *out) { *out = h->stop; return UHD_ERROR_NONE; }
uhd_error uhd_meta_range_step(uhd_meta_range_handle h, double *out) { *out = h->step; return UHD_ERROR_NONE; }
uhd_error uhd_sensor_value_to_bool(uhd_sensor_value_handle h, bool *out) { *out = h->value; return UHD_ERROR_NONE; }

uhd_error uhd_usrp_find(const char *args, uhd_string_vector_handle *out) {
  long failure = called("uhd_usrp_find", "%s", args);
  (*out)->size = 0;
  for (int i = 0; i < conf_long("devices", 1) && i < TEXTS; i++) {
    char key[32];
    snprintf(key, sizeof key, "found.%d", i);
    if (conf(key, (*out)->texts[i], sizeof (*out)->texts[i]) == NULL)
      snprintf((*out)->texts[i], sizeof (*out)->texts[i], "type=b200,name=bench%d,serial=30C51D%d,product=B210", i, i);
    (*out)->size++;
  }
  return failure ? answer(failure, "uhd_usrp_find") : UHD_ERROR_NONE;
}

uhd_error uhd_usrp_make(uhd_usrp_handle *h, const char *args) {
  uhd_error result = CALLED("uhd_usrp_make", "%s", args);
  if (result == UHD_ERROR_NONE) *h = calloc(1, sizeof **h);
  return result;
}
uhd_error uhd_usrp_free(uhd_usrp_handle *h) {
  long failure = called("uhd_usrp_free", "%s", "");
  free(*h);
  *h = NULL;
  return failure ? answer(failure, "uhd_usrp_free") : UHD_ERROR_NONE;
}
uhd_error uhd_usrp_get_mboard_name(uhd_usrp_handle h, size_t board, char *out, size_t size) {
  (void)h; (void)board;
  snprintf(out, size, "B210");
  return UHD_ERROR_NONE;
}
uhd_error uhd_usrp_get_time_now(uhd_usrp_handle h, size_t board, int64_t *full, double *frac) {
  (void)h; (void)board;
  uhd_error result = CALLED("uhd_usrp_get_time_now", "%s", "");
  *full = now_ns() / 1000000000;
  *frac = now_ns() % 1000000000 / 1e9;
  return result;
}
uhd_error uhd_usrp_get_clock_sources(uhd_usrp_handle h, size_t board, uhd_string_vector_handle *out) {
  (void)h; (void)board;
  words("clock_sources", "internal external gpsdo", *out);
  return CALLED("uhd_usrp_get_clock_sources", "%s", "");
}
uhd_error uhd_usrp_get_time_sources(uhd_usrp_handle h, size_t board, uhd_string_vector_handle *out) {
  (void)h; (void)board;
  words("time_sources", "none external gpsdo", *out);
  return CALLED("uhd_usrp_get_time_sources", "%s", "");
}
uhd_error uhd_usrp_set_clock_source(uhd_usrp_handle h, const char *source, size_t board) {
  (void)h;
  return CALLED("uhd_usrp_set_clock_source", "%s %zu", source, board);
}
uhd_error uhd_usrp_set_time_source(uhd_usrp_handle h, const char *source, size_t board) {
  (void)h;
  return CALLED("uhd_usrp_set_time_source", "%s %zu", source, board);
}
uhd_error uhd_usrp_get_mboard_sensor(uhd_usrp_handle h, const char *name, size_t board, uhd_sensor_value_handle *out) {
  (void)h; (void)board;
  (*out)->value = conf_long(name, 1);
  return CALLED("uhd_usrp_get_mboard_sensor", "%s", name);
}

#define RANGE(function, side, what, from, to, by) \
  uhd_error function(uhd_usrp_handle h, size_t chan, uhd_meta_range_handle out) { \
    (void)h; (void)chan; \
    out->start = value(side "." what ".min", from); \
    out->stop = value(side "." what ".max", to); \
    out->step = by; \
    return CALLED(#function, "%zu", chan); \
  }
RANGE(uhd_usrp_get_tx_freq_range, "tx", "freq", 42e6, 6.008e9, 0)
RANGE(uhd_usrp_get_rx_freq_range, "rx", "freq", 42e6, 6.008e9, 0)
RANGE(uhd_usrp_get_tx_rates, "tx", "rate", 125e3, 16e6, 0)
RANGE(uhd_usrp_get_rx_rates, "rx", "rate", 125e3, 16e6, 0)

uhd_error uhd_usrp_get_tx_gain_range(uhd_usrp_handle h, const char *name, size_t chan, uhd_meta_range_handle out) {
  (void)h;
  *out = (struct uhd_meta_range_t){0, 89.75, 0.25};
  return CALLED("uhd_usrp_get_tx_gain_range", "%s %zu", name, chan);
}
uhd_error uhd_usrp_get_rx_gain_range(uhd_usrp_handle h, const char *name, size_t chan, uhd_meta_range_handle out) {
  (void)h;
  *out = (struct uhd_meta_range_t){0, 76, 1};
  return CALLED("uhd_usrp_get_rx_gain_range", "%s %zu", name, chan);
}

#define SIDE(side, index, all_antennas) \
  uhd_error uhd_usrp_get_##side##_num_channels(uhd_usrp_handle h, size_t *out) { \
    (void)h; \
    *out = conf_long(#side ".channels", 2); \
    return CALLED("uhd_usrp_get_" #side "_num_channels", "%s", ""); \
  } \
  uhd_error uhd_usrp_get_##side##_antennas(uhd_usrp_handle h, size_t chan, uhd_string_vector_handle *out) { \
    (void)h; (void)chan; \
    words(#side ".antennas", all_antennas, *out); \
    return CALLED("uhd_usrp_get_" #side "_antennas", "%zu", chan); \
  } \
  uhd_error uhd_usrp_set_##side##_rate(uhd_usrp_handle h, double rate, size_t chan) { \
    h->rate[index] = value("rate", rate); \
    return CALLED("uhd_usrp_set_" #side "_rate", "%.3f %zu", rate, chan); \
  } \
  uhd_error uhd_usrp_get_##side##_rate(uhd_usrp_handle h, size_t chan, double *out) { \
    *out = h->rate[index]; \
    return CALLED("uhd_usrp_get_" #side "_rate", "%zu", chan); \
  } \
  uhd_error uhd_usrp_set_##side##_freq(uhd_usrp_handle h, uhd_tune_request_t *r, size_t chan, uhd_tune_result_t *out) { \
    h->hz[index] = value("freq", r->target_freq); \
    memset(out, 0, sizeof *out); \
    return CALLED("uhd_usrp_set_" #side "_freq", "%.3f %c %.3f %c '%s' %zu", r->target_freq, r->rf_freq_policy, \
                  r->rf_freq, r->dsp_freq_policy, r->args, chan); \
  } \
  uhd_error uhd_usrp_get_##side##_freq(uhd_usrp_handle h, size_t chan, double *out) { \
    *out = h->hz[index]; \
    return CALLED("uhd_usrp_get_" #side "_freq", "%zu", chan); \
  } \
  uhd_error uhd_usrp_set_##side##_gain(uhd_usrp_handle h, double db, size_t chan, const char *name) { \
    (void)h; \
    return CALLED("uhd_usrp_set_" #side "_gain", "%.2f %zu '%s'", db, chan, name); \
  } \
  uhd_error uhd_usrp_set_##side##_antenna(uhd_usrp_handle h, const char *antenna, size_t chan) { \
    (void)h; \
    return CALLED("uhd_usrp_set_" #side "_antenna", "%s %zu", antenna, chan); \
  } \
  uhd_error uhd_usrp_set_##side##_bandwidth(uhd_usrp_handle h, double hz, size_t chan) { \
    (void)h; \
    return CALLED("uhd_usrp_set_" #side "_bandwidth", "%.0f %zu", hz, chan); \
  } \
  uhd_error uhd_usrp_get_##side##_stream(uhd_usrp_handle h, uhd_stream_args_t *a, uhd_##side##_streamer_handle s) { \
    s->usrp = h; \
    s->size = strcmp(a->cpu_format, "fc32") == 0 ? 8 : 4; \
    return CALLED("uhd_usrp_get_" #side "_stream", "%s %s '%s' %d %zu", a->cpu_format, a->otw_format, a->args, \
                  a->n_channels, a->channel_list[0]); \
  }
SIDE(tx, 0, "TX/RX")
SIDE(rx, 1, "TX/RX RX2")

static void told(uhd_tx_streamer_handle s, int code) {
  if (s->pending < EVENTS) s->events[s->pending++] = code;
}

static int64_t leaves_at(uhd_tx_streamer_handle s, double more) {
  return conf_long("fast", 0) ? now_ns() : s->began + (int64_t)((s->samples / s->usrp->rate[0] + more) * 1e9);
}

uhd_error uhd_tx_streamer_send(uhd_tx_streamer_handle s, const void **buffs, size_t samples, uhd_tx_metadata_handle *md,
                               double timeout, size_t *sent) {
  size_t most = conf_long("most", 2000); /* fits into packets of this many samples */
  long failure = called("uhd_tx_streamer_send", "%d %d", (*md)->start, (*md)->end);
  *sent = 0;
  if (failure || !plugged()) return answer(failure, "uhd_tx_streamer_send");
  if (conf_long("stuck", 0)) {
    sleep_ms((long)(timeout * 1000));
    return UHD_ERROR_NONE;
  }
  if ((*md)->start) s->began = now_ns(), s->samples = 0, s->in_burst = true;
  if (!s->in_burst) append("tx", "out of burst", 12);
  int64_t wait = leaves_at(s, -FIFO_SECONDS) - now_ns();
  if (wait > (int64_t)(timeout * 1e9)) {
    sleep_ms((long)(timeout * 1000));
    return UHD_ERROR_NONE;
  }
  if (wait > 0) sleep_ms(wait / 1000000 + 1);
  if (s->samples > 0 && leaves_at(s, 0) < now_ns() && !conf_long("fast", 0)) {
    told(s, UHD_ASYNC_METADATA_EVENT_CODE_UNDERFLOW);
    s->began = now_ns() - (int64_t)(s->samples / s->usrp->rate[0] * 1e9);
  }
  *sent = samples < most ? samples : most;
  append("tx", buffs[0], *sent * s->size);
  s->samples += *sent;
  for (long i = conf_long("events", 0); i > 0 && (*md)->start; i--) told(s, UHD_ASYNC_METADATA_EVENT_CODE_UNDERFLOW);
  if ((*md)->end) {
    s->in_burst = false;
    s->acknowledged_at = conf_long("deaf", 0) ? 0 : leaves_at(s, 0);
  }
  return UHD_ERROR_NONE;
}

uhd_error uhd_tx_streamer_recv_async_msg(uhd_tx_streamer_handle s, uhd_async_metadata_handle *md, double timeout, bool *valid) {
  long failure = conf_of("fail", "uhd_tx_streamer_recv_async_msg", 0);
  if (s->pending > 0) {
    (*md)->code = s->events[--s->pending];
    *valid = true;
  } else if (s->acknowledged_at != 0 && now_ns() >= s->acknowledged_at) {
    called("acknowledged", "%s", "");
    s->acknowledged_at = 0;
    (*md)->code = UHD_ASYNC_METADATA_EVENT_CODE_BURST_ACK;
    *valid = true;
  } else {
    *valid = false;
    if (timeout > 0) sleep_ms((long)(timeout * 1000));
  }
  return answer(failure, "uhd_tx_streamer_recv_async_msg");
}
uhd_error uhd_async_metadata_event_code(uhd_async_metadata_handle h, uhd_async_metadata_event_code_t *out) {
  *out = h->code;
  return UHD_ERROR_NONE;
}

uhd_error uhd_rx_streamer_issue_stream_cmd(uhd_rx_streamer_handle s, const uhd_stream_cmd_t *command) {
  uhd_error result = CALLED("uhd_rx_streamer_issue_stream_cmd", "%c %d", command->stream_mode, command->stream_now);
  if (result != UHD_ERROR_NONE) return result;
  s->streaming = command->stream_mode == UHD_STREAM_MODE_START_CONTINUOUS;
  if (s->streaming) {
    s->began = now_ns();
    s->samples = 0;
    player_open(&s->source);
  } else {
    s->left = 3; /* packets that are still under way */
    player_close(&s->source);
  }
  return UHD_ERROR_NONE;
}

uhd_error uhd_rx_streamer_recv(uhd_rx_streamer_handle s, void **buffs, size_t samples, uhd_rx_metadata_handle *md,
                               double timeout, bool one_packet, size_t *received) {
  (void)one_packet;
  long failure = conf_of("fail", "uhd_rx_streamer_recv", 0);
  *received = 0;
  if (failure || !plugged()) return answer(failure, "uhd_rx_streamer_recv");
  (*md)->error = (int)conf_long("rx.error", 0);
  if (s->streaming) {
    pace(s->began, s->samples + samples, s->usrp->rate[1]);
    player_read(&s->source, buffs[0], samples * s->size);
  } else if (s->left > 0) {
    s->left--;
    memset(buffs[0], 0x7f, samples * s->size);
  } else {
    (*md)->error = UHD_RX_METADATA_ERROR_CODE_TIMEOUT;
    sleep_ms((long)(timeout * 1000));
    return UHD_ERROR_NONE;
  }
  if (s->samples > 0 && s->samples <= (int64_t)samples) s->samples += conf_long("rx.gap", 0);
  (*md)->at = 1.79e9 + s->samples / s->usrp->rate[1];
  s->samples += samples;
  *received = samples;
  return UHD_ERROR_NONE;
}
uhd_error uhd_rx_metadata_error_code(uhd_rx_metadata_handle h, uhd_rx_metadata_error_code_t *out) {
  *out = h->error;
  return UHD_ERROR_NONE;
}
uhd_error uhd_rx_metadata_has_time_spec(uhd_rx_metadata_handle h, bool *out) { (void)h; *out = true; return UHD_ERROR_NONE; }
uhd_error uhd_rx_metadata_time_spec(uhd_rx_metadata_handle h, int64_t *full, double *frac) {
  *full = (int64_t)h->at;
  *frac = h->at - *full;
  return UHD_ERROR_NONE;
}
