package org.challengectl.driver.usrp.internal;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.ByteByReference;
import com.sun.jna.ptr.DoubleByReference;
import com.sun.jna.ptr.LongByReference;
import com.sun.jna.ptr.NativeLongByReference;
import com.sun.jna.ptr.PointerByReference;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.challengectl.radio.RadioException;
import org.challengectl.radio.RadioException.Reason;

/** One channel of an open USRP. */
final class Usrp {

  /** A mistuned carrier is worse than none; synthesizers and their digital part are exact to Hz. */
  private static final double TUNING_HZ = 1_000;

  private static final double RATE_TOLERANCE = 1e-5;
  private static final long LOCK_MILLIS = 2_000;

  private final String name;
  private final Uhd uhd;
  private final UhdLibrary library;
  private final PointerByReference handle;
  private final UsrpSetup setup;
  private final NativeLong channel;
  private final LongByReference seconds = new LongByReference();
  private final DoubleByReference fraction = new DoubleByReference();

  /**
   * @param name for messages
   */
  private Usrp(String name, Uhd uhd, PointerByReference handle, UsrpSetup setup) {
    this.name = name;
    this.uhd = uhd;
    this.library = uhd.library();
    this.handle = handle;
    this.setup = setup;
    this.channel = new NativeLong(setup.channel());
  }

  static Usrp open(String name, UhdLibrary library, String args, UsrpSetup setup)
      throws RadioException {
    Uhd uhd = new Uhd(name, library);
    PointerByReference handle =
        uhd.made("uhd_usrp_make", usrp -> library.uhd_usrp_make(usrp, args));
    return new Usrp(name, uhd, handle, setup);
  }

  String name() {
    return name;
  }

  Uhd uhd() {
    return uhd;
  }

  UsrpSetup setup() {
    return setup;
  }

  void free() throws RadioException {
    uhd.check("uhd_usrp_free", library.uhd_usrp_free(handle), library::uhd_get_last_error);
  }

  int channels(Side side) throws RadioException {
    NativeLongByReference count = new NativeLongByReference();
    check("get_" + side.code() + "_num_channels", side.channels(library, pointer(), count));
    return (int) count.getValue().longValue();
  }

  UhdLibrary.Range frequencies(Side side) throws RadioException {
    return range(
        side,
        "get_%s_freq_range",
        range -> side.frequencies(library, pointer(), channel, range.getValue()));
  }

  UhdLibrary.Range rates(Side side) throws RadioException {
    return range(
        side, "get_%s_rates", range -> side.rates(library, pointer(), channel, range.getValue()));
  }

  UhdLibrary.Range gains(Side side) throws RadioException {
    return range(
        side,
        "get_%s_gain_range",
        range -> side.gains(library, pointer(), channel, range.getValue()));
  }

  List<String> antennas(Side side) throws RadioException {
    return strings(
        "get_" + side.code() + "_antennas",
        vector -> side.antennas(library, pointer(), channel, vector));
  }

  List<String> clockSources() throws RadioException {
    return strings(
        "get_clock_sources",
        vector -> library.uhd_usrp_get_clock_sources(pointer(), Uhd.FIRST, vector));
  }

  List<String> timeSources() throws RadioException {
    return strings(
        "get_time_sources",
        vector -> library.uhd_usrp_get_time_sources(pointer(), Uhd.FIRST, vector));
  }

  /** Takes the reference clock from there; waits until it is locked, if the device can tell. */
  void setClockSource(String source) throws RadioException {
    check("set_clock_source", library.uhd_usrp_set_clock_source(pointer(), source, Uhd.FIRST));
    long until = System.nanoTime() + LOCK_MILLIS * 1_000_000;
    while (!isLocked()) {
      if (System.nanoTime() > until) {
        throw new RadioException(
            Reason.FAILED,
            "%s is not locked to its clock_source '%s'; is the 10 MHz reference connected?"
                .formatted(name, source));
      }
      LockSupport.parkNanos(50_000_000);
    }
  }

  void setTimeSource(String source) throws RadioException {
    check("set_time_source", library.uhd_usrp_set_time_source(pointer(), source, Uhd.FIRST));
  }

  private boolean isLocked() throws RadioException {
    PointerByReference sensor = uhd.made("sensor_value_make", library::uhd_sensor_value_make);
    try {
      int result = library.uhd_usrp_get_mboard_sensor(pointer(), "ref_locked", Uhd.FIRST, sensor);
      if (result != UhdLibrary.NONE) {
        return true; // it has no such sensor
      }
      ByteByReference locked = new ByteByReference();
      return library.uhd_sensor_value_to_bool(sensor.getValue(), locked) != UhdLibrary.NONE
          || locked.getValue() != 0;
    } finally {
      library.uhd_sensor_value_free(sensor);
    }
  }

  /** Sets a rate; the library takes the nearest one it can, which would shift every symbol. */
  void setRate(Side side, double hz) throws RadioException {
    check("set_" + side.code() + "_rate", side.setRate(library, pointer(), channel, hz));
    checkRate(side, hz);
  }

  void checkRate(Side side, double hz) throws RadioException {
    DoubleByReference got = new DoubleByReference();
    check("get_" + side.code() + "_rate", side.rate(library, pointer(), channel, got));
    if (Math.abs(got.getValue() - hz) > hz * RATE_TOLERANCE) {
      throw new RadioException(
          Reason.UNSUPPORTED,
          "%s cannot do %.6f MS/s; the nearest it can is %.6f MS/s (its clock divided by a whole"
                  .formatted(name, hz / 1e6, got.getValue() / 1e6)
              + " number; see args: master_clock_rate=)");
    }
  }

  void tune(Side side, long hz) throws RadioException {
    UhdLibrary.TuneRequest request = new UhdLibrary.TuneRequest();
    request.target = setup.corrected((double) hz);
    request.dspPolicy = UhdLibrary.POLICY_AUTO;
    request.rfPolicy =
        setup.localOffsetHz() == 0 ? UhdLibrary.POLICY_AUTO : UhdLibrary.POLICY_MANUAL;
    request.rf = setup.localOffsetHz() == 0 ? 0 : request.target + setup.localOffsetHz();
    check("set_" + side.code() + "_freq", side.tune(library, pointer(), channel, request));
    DoubleByReference got = new DoubleByReference();
    check("get_" + side.code() + "_freq", side.frequency(library, pointer(), channel, got));
    if (Math.abs(got.getValue() - request.target) > TUNING_HZ) {
      throw new RadioException(
          Reason.UNSUPPORTED,
          "%s cannot tune to %.6f MHz; it came to %.6f MHz"
              .formatted(name, hz / 1e6, got.getValue() / 1e6));
    }
  }

  void setGain(Side side, double db) throws RadioException {
    check("set_" + side.code() + "_gain", side.setGain(library, pointer(), channel, db));
  }

  void setAntenna(Side side, String antenna) throws RadioException {
    check("set_" + side.code() + "_antenna", side.setAntenna(library, pointer(), channel, antenna));
  }

  void setBandwidth(Side side, double hz) throws RadioException {
    check("set_" + side.code() + "_bandwidth", side.setBandwidth(library, pointer(), channel, hz));
  }

  /** The device's own clock, in seconds. Confined to the thread of the library's calls. */
  double seconds() throws RadioException {
    check("get_time_now", library.uhd_usrp_get_time_now(pointer(), Uhd.FIRST, seconds, fraction));
    return seconds.getValue() + fraction.getValue();
  }

  PointerByReference transmitStream() throws RadioException {
    PointerByReference made = uhd.made("uhd_tx_streamer_make", library::uhd_tx_streamer_make);
    int result = library.uhd_usrp_get_tx_stream(pointer(), streamArgs(), made.getValue());
    if (result != UhdLibrary.NONE) {
      RadioException why =
          uhd.failure(
              "uhd_usrp_get_tx_stream",
              result,
              (text, size) -> library.uhd_tx_streamer_last_error(made.getValue(), text, size));
      library.uhd_tx_streamer_free(made);
      throw why;
    }
    return made;
  }

  PointerByReference receiveStream() throws RadioException {
    PointerByReference made = uhd.made("uhd_rx_streamer_make", library::uhd_rx_streamer_make);
    int result = library.uhd_usrp_get_rx_stream(pointer(), streamArgs(), made.getValue());
    if (result != UhdLibrary.NONE) {
      RadioException why =
          uhd.failure(
              "uhd_usrp_get_rx_stream",
              result,
              (text, size) -> library.uhd_rx_streamer_last_error(made.getValue(), text, size));
      library.uhd_rx_streamer_free(made);
      throw why;
    }
    return made;
  }

  private UhdLibrary.StreamArgs streamArgs() {
    UhdLibrary.StreamArgs args = new UhdLibrary.StreamArgs();
    args.cpuFormat = setup.cpuFormat();
    args.wireFormat = setup.wire();
    Memory channels = new Memory(Native.SIZE_T_SIZE);
    channels.clear();
    channels.setInt(0, setup.channel()); // little-endian, as all that Debian has UHD for
    args.channels = channels;
    args.channelCount = 1;
    return args;
  }

  private UhdLibrary.Range range(Side side, String what, Uhd.Question question)
      throws RadioException {
    return uhd.range("uhd_usrp_" + what.formatted(side.code()), question, this::lastError);
  }

  private List<String> strings(String what, Uhd.Question question) throws RadioException {
    return uhd.strings("uhd_usrp_" + what, question, this::lastError);
  }

  private void check(String what, int result) throws RadioException {
    uhd.check("uhd_usrp_" + what, result, this::lastError);
  }

  private int lastError(Pointer text, NativeLong size) {
    return library.uhd_usrp_last_error(pointer(), text, size);
  }

  private Pointer pointer() {
    return handle.getValue();
  }
}
