package org.challengectl.driver.hackrf.internal;

import com.sun.jna.Callback;
import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;

/** What we use of {@code libhackrf/hackrf.h}. */
@SuppressWarnings({"MethodName", "checkstyle:MethodName"})
interface HackRfLibrary extends Library {

  int SUCCESS = 0;
  int TRUE = 1;
  int NOT_FOUND = -5;
  int BUSY = -6;
  int LIBUSB = -1000;

  /** Told about each {@code hackrf_transfer}; may not wait. */
  interface BlockCallback extends Callback {

    /** Returns 0 to go on. */
    int block(Pointer transfer);
  }

  int hackrf_init();

  Pointer hackrf_device_list();

  int hackrf_device_list_open(Pointer list, int index, PointerByReference device);

  void hackrf_device_list_free(Pointer list);

  int hackrf_close(Pointer device);

  int hackrf_start_rx(Pointer device, BlockCallback callback, Pointer context);

  int hackrf_stop_rx(Pointer device);

  int hackrf_start_tx(Pointer device, BlockCallback callback, Pointer context);

  int hackrf_stop_tx(Pointer device);

  int hackrf_is_streaming(Pointer device);

  int hackrf_set_freq(Pointer device, long hz);

  int hackrf_set_sample_rate(Pointer device, double hz);

  int hackrf_set_amp_enable(Pointer device, byte on);

  int hackrf_set_antenna_enable(Pointer device, byte on);

  int hackrf_set_lna_gain(Pointer device, int db);

  int hackrf_set_vga_gain(Pointer device, int db);

  int hackrf_set_txvga_gain(Pointer device, int db);

  int hackrf_get_m0_state(Pointer device, Pointer state);

  String hackrf_error_name(int code);

  String hackrf_library_release();
}
