/*
 * Preloaded into SoapySDRServer where no Avahi runs: that server wants to announce itself and ends if it cannot. Here
 * it waits for Avahi, as its library offers (AVAHI_CLIENT_NO_FAIL).
 */
#define _GNU_SOURCE
#include <dlfcn.h>

typedef void *(*make)(const void *poll, int flags, void *callback, void *data, int *error);

void *avahi_client_new(const void *poll, int flags, void *callback, void *data, int *error) {
  make real = (make)dlsym(RTLD_NEXT, "avahi_client_new");
  return real(poll, flags | 2, callback, data, error);
}
