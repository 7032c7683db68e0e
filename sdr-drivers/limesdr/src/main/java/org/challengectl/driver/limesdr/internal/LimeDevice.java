package org.challengectl.driver.limesdr.internal;

import com.sun.jna.Memory;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.DoubleByReference;
import com.sun.jna.ptr.PointerByReference;
import com.sun.jna.ptr.ShortByReference;
import java.util.ArrayList;
import java.util.List;
import org.challengectl.radio.FrequencySpan;
import org.challengectl.radio.RadioException;
import org.challengectl.radio.RadioException.Reason;

/** One open device; each failure of the library is a sentence. */
final class LimeDevice {

  private static final NativeLong BEST_OVERSAMPLING = new NativeLong(0);
  private static final double RATE_TOLERANCE = 1e-5;
  private static final double FREQUENCY_TOLERANCE_HZ = 1_000;
  private static final int MAX_ANTENNAS = 64;
  private static final int RANGE_BYTES = 24;

  private final String name;
  private final LimeSuiteLibrary library;
  private final LimeLog log;
  private final Pointer device;

  private LimeDevice(String name, LimeSuiteLibrary library, LimeLog log, Pointer device) {
    this.name = name;
    this.library = library;
    this.log = log;
    this.device = device;
  }

  /**
   * Opens a device and puts it into its initial state, in which it does not radiate.
   *
   * @param name for messages
   * @throws RadioException {@link Reason#BUSY} if the library cannot have it
   */
  static LimeDevice open(String name, LimeSuiteLibrary library, LimeLog log, LimeHandle handle)
      throws RadioException {
    PointerByReference opened = new PointerByReference();
    Memory info = new Memory(LimeSuiteLibrary.INFO_BYTES);
    info.clear();
    info.setString(0, handle.info());
    log.clear();
    if (library.LMS_Open(opened, info, null) != LimeSuiteLibrary.SUCCESS) {
      throw new RadioException(
          Reason.BUSY,
          "%s is %s: LMS_Open says %s".formatted(name, LimeSdrDriver.NO_ACCESS, log.lastError()));
    }
    LimeDevice device = new LimeDevice(name, library, log, opened.getValue());
    try {
      device.check("LMS_Init", library.LMS_Init(device.device));
    } catch (RadioException e) {
      library.LMS_Close(device.device);
      throw e;
    }
    return device;
  }

  String name() {
    return name;
  }

  Pointer pointer() {
    return device;
  }

  LimeSuiteLibrary library() {
    return library;
  }

  int channels() throws RadioException {
    return counted("LMS_GetNumChannels", library.LMS_GetNumChannels(device, bit(true)));
  }

  FrequencySpan sampleRates() throws RadioException {
    Memory range = new Memory(RANGE_BYTES);
    check("LMS_GetSampleRateRange", library.LMS_GetSampleRateRange(device, bit(true), range));
    return span(range);
  }

  FrequencySpan frequencies() throws RadioException {
    Memory range = new Memory(RANGE_BYTES);
    check("LMS_GetLOFrequencyRange", library.LMS_GetLOFrequencyRange(device, bit(true), range));
    return span(range);
  }

  FrequencySpan filters(boolean tx) throws RadioException {
    Memory range = new Memory(RANGE_BYTES);
    check("LMS_GetLPFBWRange", library.LMS_GetLPFBWRange(device, bit(tx), range));
    return span(range);
  }

  List<LimeAntenna> antennas(boolean tx, int channel) throws RadioException {
    Memory names = new Memory((long) LimeSuiteLibrary.NAME_BYTES * MAX_ANTENNAS);
    names.clear();
    int count =
        counted(
            "LMS_GetAntennaList",
            library.LMS_GetAntennaList(device, bit(tx), number(channel), names));
    List<LimeAntenna> all = new ArrayList<>();
    Memory range = new Memory(RANGE_BYTES);
    for (int i = 0; i < Math.min(count, MAX_ANTENNAS); i++) {
      range.clear();
      int known = library.LMS_GetAntennaBW(device, bit(tx), number(channel), number(i), range);
      boolean banded = known == LimeSuiteLibrary.SUCCESS;
      all.add(
          new LimeAntenna(
              i,
              names.getString((long) i * LimeSuiteLibrary.NAME_BYTES),
              banded ? range.getDouble(0) : 0,
              banded ? range.getDouble(Double.BYTES) : 0));
    }
    return all;
  }

  void enable(boolean tx, int channel, boolean on) throws RadioException {
    check(
        "LMS_EnableChannel", library.LMS_EnableChannel(device, bit(tx), number(channel), bit(on)));
  }

  void sampleRate(int hz, int channel) throws RadioException {
    check("LMS_SetSampleRate", library.LMS_SetSampleRate(device, hz, BEST_OVERSAMPLING));
    verifySampleRate(true, channel, hz);
    verifySampleRate(false, channel, hz);
  }

  /** Below 30 MHz tuning changes the sampling, and may change the rate. */
  void verifySampleRate(boolean tx, int channel, int wantedHz) throws RadioException {
    DoubleByReference host = new DoubleByReference();
    check(
        "LMS_GetSampleRate",
        library.LMS_GetSampleRate(device, bit(tx), number(channel), host, new DoubleByReference()));
    if (!(Math.abs(host.getValue() - wantedHz) <= RATE_TOLERANCE * wantedHz)) {
      throw new RadioException(
          Reason.UNSUPPORTED,
          "%s cannot do %d S/s like this; it did %.0f S/s"
              .formatted(name, wantedHz, host.getValue()));
    }
  }

  /** Tunes and looks whether it has: LimeSuite takes some frequencies that it cannot do. */
  void tune(boolean tx, int channel, double hz) throws RadioException {
    check("LMS_SetLOFrequency", library.LMS_SetLOFrequency(device, bit(tx), number(channel), hz));
    DoubleByReference got = new DoubleByReference();
    check("LMS_GetLOFrequency", library.LMS_GetLOFrequency(device, bit(tx), number(channel), got));
    if (!(Math.abs(got.getValue() - hz) <= FREQUENCY_TOLERANCE_HZ)) {
      throw new RadioException(
          Reason.UNSUPPORTED,
          "%s cannot tune to %.6f MHz like this; it went to %.6f MHz"
              .formatted(name, hz / 1e6, got.getValue() / 1e6));
    }
  }

  void antenna(boolean tx, int channel, LimeAntenna antenna) throws RadioException {
    check(
        "LMS_SetAntenna",
        library.LMS_SetAntenna(device, bit(tx), number(channel), number(antenna.index())));
  }

  void gainDb(boolean tx, int channel, int db) throws RadioException {
    check("LMS_SetGaindB", library.LMS_SetGaindB(device, bit(tx), number(channel), db));
  }

  void gainShare(boolean tx, int channel, double share) throws RadioException {
    check(
        "LMS_SetNormalizedGain",
        library.LMS_SetNormalizedGain(device, bit(tx), number(channel), share));
  }

  void filter(boolean tx, int channel, double hz) throws RadioException {
    check("LMS_SetLPFBW", library.LMS_SetLPFBW(device, bit(tx), number(channel), hz));
  }

  void calibrate(boolean tx, int channel, double hz) throws RadioException {
    check("LMS_Calibrate", library.LMS_Calibrate(device, bit(tx), number(channel), hz, 0));
  }

  /** Asks the board for its number, to see whether it is still there. */
  void ping() throws RadioException {
    int result = library.LMS_ReadFPGAReg(device, 0, new ShortByReference());
    if (result != LimeSuiteLibrary.SUCCESS) {
      throw new RadioException(
          Reason.FAILED, name + " does not answer any more; was it unplugged?");
    }
  }

  void close() throws RadioException {
    check("LMS_Close", library.LMS_Close(device));
  }

  void check(String what, int result) throws RadioException {
    if (result != LimeSuiteLibrary.SUCCESS) {
      String why = log.lastError();
      log.clear();
      throw new RadioException(Reason.FAILED, "%s: %s says %s".formatted(name, what, why));
    }
  }

  private int counted(String what, int result) throws RadioException {
    check(what, Math.min(result, 0));
    return result;
  }

  private static FrequencySpan span(Pointer range) {
    return new FrequencySpan(
        Math.round(range.getDouble(0)), Math.round(range.getDouble(Double.BYTES)));
  }

  private static byte bit(boolean on) {
    return (byte) (on ? 1 : 0);
  }

  private static NativeLong number(int value) {
    return new NativeLong(value);
  }
}
