/*
 * What all doubles of vendors' libraries share. A double is told what to do by lines "key=value" in
 * FOLDER/NAME.conf, which it reads anew at each call, and tells what it was asked in FOLDER/NAME.log, one call a
 * line. Samples that "left the antenna" are appended to FOLDER/NAME.tx, received ones come from FOLDER/NAME.rx.
 * FOLDER is $SDR_DOUBLES, or what double_folder() was told.
 *
 *   devices=1            how many are plugged in; 0 while one is open: it was unplugged
 *   fail.FUNCTION=-5     the function does nothing but return this
 *   hang.FUNCTION=1      it returns when the line is gone
 *   sleep.FUNCTION=300   it takes so many milliseconds
 *   fast=1               samples are taken as fast as they can be made, not at the sample rate
 */
#ifndef DOUBLE_H
#define DOUBLE_H

#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#ifndef DOUBLE
#error "define DOUBLE as the name of the double"
#endif

static char folder_[512];
static pthread_mutex_t log_lock_ = PTHREAD_MUTEX_INITIALIZER;

__attribute__((visibility("default"))) void double_folder(const char *path) {
  snprintf(folder_, sizeof folder_, "%s", path);
}

static const char *path_of(const char *suffix, char *out, size_t size) {
  const char *folder = folder_[0] ? folder_ : getenv("SDR_DOUBLES");
  snprintf(out, size, "%s/%s.%s", folder ? folder : ".", DOUBLE, suffix);
  return out;
}

/* The value of a key, or NULL; out must have room for it. */
static const char *conf(const char *key, char *out, size_t size) {
  char path[600], line[600];
  FILE *file = fopen(path_of("conf", path, sizeof path), "r");
  const char *found = NULL;
  if (file == NULL) return NULL;
  while (found == NULL && fgets(line, sizeof line, file)) {
    size_t length = strlen(key);
    if (strncmp(line, key, length) == 0 && line[length] == '=') {
      line[strcspn(line, "\r\n")] = 0;
      snprintf(out, size, "%s", line + length + 1);
      found = out;
    }
  }
  fclose(file);
  return found;
}

static long conf_long(const char *key, long otherwise) {
  char text[64];
  return conf(key, text, sizeof text) ? strtol(text, NULL, 0) : otherwise;
}

static long conf_of(const char *what, const char *function, long otherwise) {
  char key[160];
  snprintf(key, sizeof key, "%s.%s", what, function);
  return conf_long(key, otherwise);
}

static void sleep_ms(long ms) {
  struct timespec time = {ms / 1000, (ms % 1000) * 1000000};
  nanosleep(&time, NULL);
}

static void append(const char *suffix, const void *bytes, size_t size) {
  char path[600];
  FILE *file = fopen(path_of(suffix, path, sizeof path), "a");
  if (file != NULL) {
    fwrite(bytes, 1, size, file);
    fclose(file);
  }
}

/* Logs a call and does what was ordered for it; returns what it shall fail with, or 0. */
__attribute__((format(printf, 2, 3))) static long called(const char *function, const char *format, ...) {
  char line[600];
  va_list values;
  int length = snprintf(line, sizeof line, "%s ", function);
  va_start(values, format);
  length += vsnprintf(line + length, sizeof line - length - 1, format, values);
  va_end(values);
  if (line[length - 1] == ' ') length--;
  line[length++] = '\n';
  pthread_mutex_lock(&log_lock_);
  append("log", line, length);
  pthread_mutex_unlock(&log_lock_);
  long ms = conf_of("sleep", function, 0);
  if (ms > 0) sleep_ms(ms);
  while (conf_of("hang", function, 0)) sleep_ms(20);
  return conf_of("fail", function, 0);
}

static int64_t now_ns(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1000000000LL + time.tv_nsec;
}

/* Waits until so many samples have passed at a rate since a beginning, unless it shall be fast. */
static void pace(int64_t began_ns, int64_t samples, double rate) {
  if (rate <= 0 || conf_long("fast", 0)) return;
  int64_t due = began_ns + (int64_t)(samples * 1e9 / rate);
  int64_t left = due - now_ns();
  if (left > 0) sleep_ms(left / 1000000 + 1);
}

/* A file of samples that is played again and again; zeros if there is none. */
typedef struct {
  FILE *file;
} player;

static void player_open(player *p) {
  char path[600];
  p->file = fopen(path_of("rx", path, sizeof path), "r");
}

static void player_read(player *p, void *out, size_t size) {
  size_t done = 0;
  while (p->file != NULL && done < size) {
    size_t some = fread((char *)out + done, 1, size - done, p->file);
    done += some;
    if (some == 0) {
      if (ftell(p->file) == 0) break;
      rewind(p->file);
    }
  }
  memset((char *)out + done, 0, size - done);
}

static void player_close(player *p) {
  if (p->file != NULL) fclose(p->file);
  p->file = NULL;
}

#endif
