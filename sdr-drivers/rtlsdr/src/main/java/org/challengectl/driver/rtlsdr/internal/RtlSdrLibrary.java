package org.challengectl.driver.rtlsdr.internal;

import com.sun.jna.Callback;
import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;

/** What we use of {@code rtl-sdr.h}. */
@SuppressWarnings({"MethodName", "checkstyle:MethodName"})
interface RtlSdrLibrary extends Library {

  int SUCCESS = 0;

  /** Of libusb, which the library passes on. */
  int ACCESS = -3;

  int NO_DEVICE = -4;
  int BUSY = -6;

  /** Told about each block of samples; may not wait. */
  interface BlockCallback extends Callback {
    void block(Pointer samples, int bytes, Pointer context);
  }

  int rtlsdr_get_device_count();

  String rtlsdr_get_device_name(int index);

  /** Each text has room for 256 bytes. */
  int rtlsdr_get_device_usb_strings(int index, byte[] manufacturer, byte[] product, byte[] serial);

  int rtlsdr_open(PointerByReference device, int index);

  int rtlsdr_close(Pointer device);

  int rtlsdr_get_tuner_type(Pointer device);

  int rtlsdr_get_tuner_gains(Pointer device, int[] gains);

  int rtlsdr_set_sample_rate(Pointer device, int hz);

  int rtlsdr_get_freq_correction(Pointer device);

  int rtlsdr_set_freq_correction(Pointer device, int ppm);

  int rtlsdr_set_direct_sampling(Pointer device, int input);

  int rtlsdr_set_center_freq(Pointer device, int hz);

  int rtlsdr_set_tuner_gain_mode(Pointer device, int manual);

  int rtlsdr_set_tuner_gain(Pointer device, int tenthDb);

  int rtlsdr_set_agc_mode(Pointer device, int on);

  int rtlsdr_set_bias_tee(Pointer device, int on);

  int rtlsdr_reset_buffer(Pointer device);

  /** Comes back when it was cancelled, or the device was lost. */
  int rtlsdr_read_async(
      Pointer device, BlockCallback callback, Pointer context, int buffers, int bytes);

  int rtlsdr_cancel_async(Pointer device);
}
