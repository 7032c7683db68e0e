package org.challengectl.driver.bladerf.internal;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;

/** What we use of {@code libbladeRF.h}. C's {@code bool} is a byte here: JNA's true would be -1. */
@SuppressWarnings({"MethodName", "checkstyle:MethodName"})
interface BladeRfLibrary extends Library {

  int SUCCESS = 0;
  int RANGE = -2;
  int TIMEOUT = -6;
  int NO_DEVICE = -7;
  int UNSUPPORTED = -8;
  int PERMISSION = -17;

  int LOG_SILENT = 6;
  int MANUAL_GAIN = 1;

  /** Of channels as well as of layouts with one channel. */
  int RX = 0;

  /** Of channels as well as of layouts with one channel. */
  int TX = 1;

  int FORMAT_SC16_Q11 = 0;
  int FORMAT_SC16_Q11_META = 1;
  int META_RX_NOW = 1 << 31;

  void bladerf_log_set_verbosity(int level);

  int bladerf_get_device_list(PointerByReference list);

  void bladerf_free_device_list(Pointer list);

  int bladerf_open(PointerByReference device, String identifier);

  void bladerf_close(Pointer device);

  String bladerf_get_board_name(Pointer device);

  int bladerf_is_fpga_configured(Pointer device);

  int bladerf_get_frequency_range(Pointer device, int channel, PointerByReference range);

  int bladerf_get_sample_rate_range(Pointer device, int channel, PointerByReference range);

  int bladerf_get_bandwidth_range(Pointer device, int channel, PointerByReference range);

  int bladerf_get_gain_range(Pointer device, int channel, PointerByReference range);

  int bladerf_set_frequency(Pointer device, int channel, long hz);

  int bladerf_set_sample_rate(Pointer device, int channel, int hz, IntByReference actual);

  int bladerf_set_bandwidth(Pointer device, int channel, int hz, IntByReference actual);

  int bladerf_set_gain_mode(Pointer device, int channel, int mode);

  int bladerf_set_gain(Pointer device, int channel, int db);

  int bladerf_set_bias_tee(Pointer device, int channel, byte on);

  int bladerf_sync_config(
      Pointer device,
      int layout,
      int format,
      int buffers,
      int bufferSamples,
      int transfers,
      int timeoutMillis);

  int bladerf_enable_module(Pointer device, int channel, byte on);

  int bladerf_sync_tx(Pointer device, Pointer samples, int count, Pointer meta, int timeoutMillis);

  int bladerf_sync_rx(Pointer device, Pointer samples, int count, Pointer meta, int timeoutMillis);

  String bladerf_strerror(int code);
}
