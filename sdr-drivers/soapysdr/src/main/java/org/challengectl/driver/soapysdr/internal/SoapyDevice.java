package org.challengectl.driver.soapysdr.internal;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.NativeLongByReference;
import com.sun.jna.ptr.PointerByReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.challengectl.radio.FrequencySpan;
import org.challengectl.radio.RadioException;
import org.challengectl.radio.RadioException.Reason;

/** One channel of an open device. The last error's text belongs to the thread that has made it. */
final class SoapyDevice {

  private static final double TUNING_HZ = 1_000;
  private static final double RATE_TOLERANCE = 1e-5;

  private final String name;
  private final SoapyLibrary library;
  private final Pointer device;
  private final SoapySetup setup;
  private final NativeLong channel;

  private SoapyDevice(String name, SoapyLibrary library, Pointer device, SoapySetup setup) {
    this.name = name;
    this.library = library;
    this.device = device;
    this.setup = setup;
    this.channel = new NativeLong(setup.channel());
  }

  /**
   * Opens it.
   *
   * @param name for messages
   */
  static SoapyDevice open(String name, SoapyLibrary library, String args, SoapySetup setup)
      throws RadioException {
    Pointer device = library.SoapySDRDevice_makeStrArgs(args);
    if (device == null) {
      throw refused(name, library.SoapySDRDevice_lastError());
    }
    return new SoapyDevice(name, library, device, setup);
  }

  String name() {
    return name;
  }

  SoapyLibrary library() {
    return library;
  }

  Pointer pointer() {
    return device;
  }

  SoapySetup setup() {
    return setup;
  }

  void unmake() throws RadioException {
    check("unmake", library.SoapySDRDevice_unmake(device));
  }

  int channels(int direction) throws RadioException {
    int count = library.SoapySDRDevice_getNumChannels(device, direction).intValue();
    checkStatus("getNumChannels");
    return count;
  }

  List<String> antennas(int direction) throws RadioException {
    NativeLongByReference length = new NativeLongByReference();
    return strings(
        "listAntennas",
        library.SoapySDRDevice_listAntennas(device, direction, channel, length),
        length);
  }

  List<String> gains(int direction) throws RadioException {
    NativeLongByReference length = new NativeLongByReference();
    return strings(
        "listGains", library.SoapySDRDevice_listGains(device, direction, channel, length), length);
  }

  List<String> clockSources() throws RadioException {
    NativeLongByReference length = new NativeLongByReference();
    return strings(
        "listClockSources", library.SoapySDRDevice_listClockSources(device, length), length);
  }

  /** Of all stages together. */
  SoapyLibrary.Range gainRange(int direction) throws RadioException {
    SoapyLibrary.Range range = library.SoapySDRDevice_getGainRange(device, direction, channel);
    checkStatus("getGainRange");
    return range;
  }

  /** Of one stage. */
  SoapyLibrary.Range gainRange(int direction, String stage) throws RadioException {
    SoapyLibrary.Range range =
        library.SoapySDRDevice_getGainElementRange(device, direction, channel, stage);
    checkStatus("getGainElementRange");
    return range;
  }

  FrequencySpan frequencies(int direction, FrequencySpan otherwise) throws RadioException {
    NativeLongByReference length = new NativeLongByReference();
    return hull(
        "getFrequencyRange",
        library.SoapySDRDevice_getFrequencyRange(device, direction, channel, length),
        length,
        otherwise);
  }

  FrequencySpan rates(int direction, FrequencySpan otherwise) throws RadioException {
    NativeLongByReference length = new NativeLongByReference();
    return hull(
        "getSampleRateRange",
        library.SoapySDRDevice_getSampleRateRange(device, direction, channel, length),
        length,
        otherwise);
  }

  /** Sets a rate; some modules take the nearest one they can, which would shift every symbol. */
  void setRate(int direction, int hz) throws RadioException {
    check("setSampleRate", library.SoapySDRDevice_setSampleRate(device, direction, channel, hz));
    double got = library.SoapySDRDevice_getSampleRate(device, direction, channel);
    checkStatus("getSampleRate");
    if (!(Math.abs(got - hz) <= hz * RATE_TOLERANCE)) {
      throw new RadioException(
          Reason.UNSUPPORTED,
          "%s cannot do %.6f MS/s; the nearest it can is %.6f MS/s"
              .formatted(name, hz / 1e6, got / 1e6));
    }
  }

  void tune(int direction, long hz) throws RadioException {
    double wanted = setup.corrected(hz);
    check(
        "setFrequency",
        library.SoapySDRDevice_setFrequency(device, direction, channel, wanted, null));
    double got = library.SoapySDRDevice_getFrequency(device, direction, channel);
    checkStatus("getFrequency");
    if (!(Math.abs(got - wanted) <= TUNING_HZ)) {
      throw new RadioException(
          Reason.UNSUPPORTED,
          "%s cannot tune to %.6f MHz; it came to %.6f MHz".formatted(name, hz / 1e6, got / 1e6));
    }
  }

  /** Gains stay as they are set. */
  void manualGain(int direction) throws RadioException {
    if (library.SoapySDRDevice_hasGainMode(device, direction, channel) != 0) {
      check(
          "setGainMode", library.SoapySDRDevice_setGainMode(device, direction, channel, (byte) 0));
    }
  }

  void setGain(int direction, double db) throws RadioException {
    check("setGain", library.SoapySDRDevice_setGain(device, direction, channel, db));
  }

  void setGain(int direction, String stage, double db) throws RadioException {
    check(
        "setGainElement",
        library.SoapySDRDevice_setGainElement(device, direction, channel, stage, db));
  }

  void setAntenna(int direction, String antenna) throws RadioException {
    check("setAntenna", library.SoapySDRDevice_setAntenna(device, direction, channel, antenna));
  }

  void setBandwidth(int direction, double hz) throws RadioException {
    check("setBandwidth", library.SoapySDRDevice_setBandwidth(device, direction, channel, hz));
  }

  void setClockSource(String source) throws RadioException {
    check("setClockSource", library.SoapySDRDevice_setClockSource(device, source));
  }

  void writeSetting(String key, String value) throws RadioException {
    check("writeSetting", library.SoapySDRDevice_writeSetting(device, key, value));
  }

  Pointer setUpStream(int direction) throws RadioException {
    try (Memory channels = new Memory(Native.SIZE_T_SIZE)) {
      channels.setNativeLong(0, channel);
      Keywords.InMemory args = setup.streamArgs().toNative();
      Pointer stream =
          library.SoapySDRDevice_setupStream(
              device, direction, setup.formatName(), channels, new NativeLong(1), args.pointer());
      if (stream == null) {
        throw failure("setupStream", library.SoapySDRDevice_lastError());
      }
      return stream;
    }
  }

  void activate(Pointer stream) throws RadioException {
    check(
        "activateStream",
        library.SoapySDRDevice_activateStream(device, stream, 0, 0, new NativeLong(0)));
  }

  void deactivate(Pointer stream) throws RadioException {
    check("deactivateStream", library.SoapySDRDevice_deactivateStream(device, stream, 0, 0));
  }

  void close(Pointer stream) throws RadioException {
    check("closeStream", library.SoapySDRDevice_closeStream(device, stream));
  }

  private FrequencySpan hull(
      String what, Pointer ranges, NativeLongByReference length, FrequencySpan otherwise)
      throws RadioException {
    checkStatus(what);
    int count = length.getValue().intValue();
    if (ranges == null || count == 0) {
      return otherwise;
    }
    double from = Double.MAX_VALUE;
    double to = 0;
    for (int i = 0; i < count; i++) {
      from = Math.min(from, ranges.getDouble((long) i * SoapyLibrary.Range.SIZE));
      to = Math.max(to, ranges.getDouble((long) i * SoapyLibrary.Range.SIZE + Double.BYTES));
    }
    library.SoapySDR_free(ranges);
    long least = Math.max(0, (long) Math.ceil(from));
    return new FrequencySpan(least, Math.max(least, (long) to));
  }

  private List<String> strings(String what, Pointer strings, NativeLongByReference length)
      throws RadioException {
    checkStatus(what);
    List<String> all = new ArrayList<>();
    for (int i = 0; strings != null && i < length.getValue().intValue(); i++) {
      all.add(strings.getPointer((long) i * Native.POINTER_SIZE).getString(0));
    }
    if (strings != null) {
      library.SoapySDRStrings_clear(new PointerByReference(strings), length.getValue());
    }
    return all;
  }

  /** For functions that return something else. */
  private void checkStatus(String what) throws RadioException {
    if (library.SoapySDRDevice_lastStatus() != 0) {
      throw failure(what, library.SoapySDRDevice_lastError());
    }
  }

  private void check(String what, int result) throws RadioException {
    if (result != 0) {
      throw failure(what, library.SoapySDRDevice_lastError());
    }
  }

  private RadioException failure(String what, String text) {
    return new RadioException(Reason.FAILED, "%s: %s says %s".formatted(name, what, oneLine(text)));
  }

  private static RadioException refused(String name, String text) {
    String low = oneLine(text).toLowerCase(Locale.ROOT);
    if (low.contains("no match") || low.contains("not found") || low.contains("no such")) {
      return new RadioException(
          Reason.ABSENT,
          "there is no %s now, or its SoapySDR module is not installed (%s)"
              .formatted(name, oneLine(text)));
    }
    return new RadioException(
        Reason.FAILED, "%s cannot be opened: %s".formatted(name, oneLine(text)));
  }

  private static String oneLine(String text) {
    return text == null ? "" : text.strip().replaceAll("\\s+", " ");
  }
}
