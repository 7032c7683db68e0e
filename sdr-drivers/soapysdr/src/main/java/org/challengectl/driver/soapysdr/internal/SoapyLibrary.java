package org.challengectl.driver.soapysdr.internal;

import com.sun.jna.Library;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import com.sun.jna.Structure.FieldOrder;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.LongByReference;
import com.sun.jna.ptr.NativeLongByReference;
import com.sun.jna.ptr.PointerByReference;

/**
 * What we use of {@code SoapySDR/Device.h}. A {@code size_t} and a {@code long} are a NativeLong, a
 * {@code bool} is a byte: only the lowest one is defined.
 */
@SuppressWarnings({"MethodName", "checkstyle:MethodName"})
interface SoapyLibrary extends Library {

  int TX = 0;
  int RX = 1;

  int TIMEOUT = -1;
  int OVERFLOW = -4;
  int NOT_SUPPORTED = -5;
  int TIME_ERROR = -6;
  int UNDERFLOW = -7;

  int END_BURST = 1 << 1;
  int HAS_TIME = 1 << 2;

  int LOG_FATAL = 1;

  /** {@code SoapySDRRange}. */
  @FieldOrder({"minimum", "maximum", "step"})
  class Range extends Structure {

    /** Bytes of one in an array. */
    public static final int SIZE = 3 * Double.BYTES;

    public double minimum;
    public double maximum;
    public double step;

    /** As functions return it. */
    public static class ByValue extends Range implements Structure.ByValue {}
  }

  String SoapySDR_getLibVersion();

  void SoapySDR_setLogLevel(int level);

  void SoapySDR_free(Pointer pointer);

  void SoapySDRStrings_clear(PointerByReference strings, NativeLong length);

  void SoapySDRKwargsList_clear(Pointer list, NativeLong length);

  int SoapySDRDevice_lastStatus();

  String SoapySDRDevice_lastError();

  Pointer SoapySDRDevice_enumerateStrArgs(String args, NativeLongByReference length);

  Pointer SoapySDRDevice_makeStrArgs(String args);

  int SoapySDRDevice_unmake(Pointer device);

  NativeLong SoapySDRDevice_getNumChannels(Pointer device, int direction);

  Pointer SoapySDRDevice_listAntennas(
      Pointer device, int direction, NativeLong channel, NativeLongByReference length);

  int SoapySDRDevice_setAntenna(Pointer device, int direction, NativeLong channel, String antenna);

  byte SoapySDRDevice_hasGainMode(Pointer device, int direction, NativeLong channel);

  int SoapySDRDevice_setGainMode(Pointer device, int direction, NativeLong channel, byte automatic);

  Pointer SoapySDRDevice_listGains(
      Pointer device, int direction, NativeLong channel, NativeLongByReference length);

  Range.ByValue SoapySDRDevice_getGainRange(Pointer device, int direction, NativeLong channel);

  Range.ByValue SoapySDRDevice_getGainElementRange(
      Pointer device, int direction, NativeLong channel, String name);

  int SoapySDRDevice_setGain(Pointer device, int direction, NativeLong channel, double db);

  int SoapySDRDevice_setGainElement(
      Pointer device, int direction, NativeLong channel, String name, double db);

  Pointer SoapySDRDevice_getFrequencyRange(
      Pointer device, int direction, NativeLong channel, NativeLongByReference length);

  int SoapySDRDevice_setFrequency(
      Pointer device, int direction, NativeLong channel, double hz, Pointer args);

  double SoapySDRDevice_getFrequency(Pointer device, int direction, NativeLong channel);

  Pointer SoapySDRDevice_getSampleRateRange(
      Pointer device, int direction, NativeLong channel, NativeLongByReference length);

  int SoapySDRDevice_setSampleRate(Pointer device, int direction, NativeLong channel, double hz);

  double SoapySDRDevice_getSampleRate(Pointer device, int direction, NativeLong channel);

  int SoapySDRDevice_setBandwidth(Pointer device, int direction, NativeLong channel, double hz);

  Pointer SoapySDRDevice_listClockSources(Pointer device, NativeLongByReference length);

  int SoapySDRDevice_setClockSource(Pointer device, String source);

  int SoapySDRDevice_writeSetting(Pointer device, String key, String value);

  Pointer SoapySDRDevice_setupStream(
      Pointer device,
      int direction,
      String format,
      Pointer channels,
      NativeLong channelCount,
      Pointer args);

  int SoapySDRDevice_closeStream(Pointer device, Pointer stream);

  int SoapySDRDevice_activateStream(
      Pointer device, Pointer stream, int flags, long timeNs, NativeLong samples);

  int SoapySDRDevice_deactivateStream(Pointer device, Pointer stream, int flags, long timeNs);

  int SoapySDRDevice_readStream(
      Pointer device,
      Pointer stream,
      Pointer buffers,
      NativeLong samples,
      IntByReference flags,
      LongByReference timeNs,
      NativeLong timeoutMicros);

  int SoapySDRDevice_writeStream(
      Pointer device,
      Pointer stream,
      Pointer buffers,
      NativeLong samples,
      IntByReference flags,
      long timeNs,
      NativeLong timeoutMicros);

  int SoapySDRDevice_readStreamStatus(
      Pointer device,
      Pointer stream,
      NativeLongByReference channelMask,
      IntByReference flags,
      LongByReference timeNs,
      NativeLong timeoutMicros);
}
