package org.challengectl.driver.bladerf.internal;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import org.challengectl.radio.RadioException;
import org.challengectl.radio.RadioException.Reason;

/** One open device; each failure of the library is a sentence. */
final class BladeRfDevice {

  private static final int SCALE_BYTES = 24;

  /** What can be set: whole units, both ends included. */
  record Range(long min, long max) {

    long within(double value) {
      return Math.max(min, Math.min(max, Math.round(value)));
    }

    Range with(Range other) {
      return new Range(Math.min(min, other.min), Math.max(max, other.max));
    }
  }

  /** One of the library's functions that tell a range. */
  @FunctionalInterface
  interface RangeOf {
    int get(Pointer device, int channel, PointerByReference range);
  }

  private final String name;
  private final BladeRfLibrary library;
  private final Pointer device;

  /**
   * @param name for messages
   * @param device open
   */
  BladeRfDevice(String name, BladeRfLibrary library, Pointer device) {
    this.name = name;
    this.library = library;
    this.device = device;
  }

  String name() {
    return name;
  }

  boolean hasBiasTee() {
    return "bladerf2".equals(library.bladerf_get_board_name(device));
  }

  /** Without its FPGA's image a bladeRF does nothing but answer. */
  void requireFpga() throws RadioException {
    int answer = library.bladerf_is_fpga_configured(device);
    if (answer == 0) {
      throw new RadioException(
          Reason.UNSUPPORTED,
          name
              + " has no FPGA image: put it into /usr/share/Nuand/bladeRF"
              + " or into the board's flash (bladeRF-cli -L)");
    }
    check("bladerf_is_fpga_configured", Math.min(answer, 0));
  }

  /** Asks something cheap, to see whether it is still there. */
  void ping() throws RadioException {
    int answer = library.bladerf_is_fpga_configured(device);
    if (answer < 0) {
      throw new RadioException(
          Reason.FAILED,
          "%s does not answer any more (%s); was it unplugged?"
              .formatted(name, library.bladerf_strerror(answer)));
    }
  }

  Range frequencies(int channel) throws RadioException {
    return range("bladerf_get_frequency_range", library::bladerf_get_frequency_range, channel);
  }

  Range sampleRates(int channel) throws RadioException {
    return range("bladerf_get_sample_rate_range", library::bladerf_get_sample_rate_range, channel);
  }

  Range bandwidths(int channel) throws RadioException {
    return range("bladerf_get_bandwidth_range", library::bladerf_get_bandwidth_range, channel);
  }

  Range gains(int channel) throws RadioException {
    return range("bladerf_get_gain_range", library::bladerf_get_gain_range, channel);
  }

  void sampleRate(int channel, int hz) throws RadioException {
    IntByReference actual = new IntByReference();
    check("bladerf_set_sample_rate", library.bladerf_set_sample_rate(device, channel, hz, actual));
    if (Math.abs(actual.getValue() - hz) > 1) {
      throw new RadioException(
          Reason.UNSUPPORTED,
          "%s cannot do %d S/s; it did %d S/s".formatted(name, hz, actual.getValue()));
    }
  }

  void bandwidth(int channel, long hz) throws RadioException {
    check(
        "bladerf_set_bandwidth",
        library.bladerf_set_bandwidth(device, channel, (int) hz, new IntByReference()));
  }

  void tune(int channel, long hz) throws RadioException {
    Range can = frequencies(channel);
    if (hz < can.min() || hz > can.max()) {
      throw new RadioException(
          Reason.UNSUPPORTED,
          "%s cannot %s at %.6f MHz; it can at %.6f to %.6f MHz"
              .formatted(
                  name,
                  channel == BladeRfLibrary.TX ? "transmit" : "receive",
                  hz / 1e6,
                  can.min() / 1e6,
                  can.max() / 1e6));
    }
    check("bladerf_set_frequency", library.bladerf_set_frequency(device, channel, hz));
  }

  /** Switches the receiver's automatic off, where there is one. */
  void manualGain(int channel) throws RadioException {
    int result = library.bladerf_set_gain_mode(device, channel, BladeRfLibrary.MANUAL_GAIN);
    if (result != BladeRfLibrary.UNSUPPORTED) {
      check("bladerf_set_gain_mode", result);
    }
  }

  void gain(int channel, long db) throws RadioException {
    check("bladerf_set_gain", library.bladerf_set_gain(device, channel, (int) db));
  }

  void biasTee(int channel, boolean on) throws RadioException {
    check("bladerf_set_bias_tee", library.bladerf_set_bias_tee(device, channel, bit(on)));
  }

  void enable(int channel, boolean on) throws RadioException {
    check("bladerf_enable_module", library.bladerf_enable_module(device, channel, bit(on)));
  }

  void configure(int layout, int format, int buffers, int samples, int transfers, int millis)
      throws RadioException {
    check(
        "bladerf_sync_config",
        library.bladerf_sync_config(device, layout, format, buffers, samples, transfers, millis));
  }

  /**
   * Sends whole buffers of the library.
   *
   * @return whether it took them in time; if not, it took none of them
   */
  boolean send(Pointer samples, int count, int millis) throws RadioException {
    return inTime("bladerf_sync_tx", library.bladerf_sync_tx(device, samples, count, null, millis));
  }

  /**
   * Receives.
   *
   * @return whether they came in time; then {@code meta} tells which and how many
   */
  boolean receive(Pointer samples, int count, Pointer meta, int millis) throws RadioException {
    return inTime("bladerf_sync_rx", library.bladerf_sync_rx(device, samples, count, meta, millis));
  }

  void close() {
    library.bladerf_close(device);
  }

  private boolean inTime(String what, int result) throws RadioException {
    if (result == BladeRfLibrary.TIMEOUT) {
      return false;
    }
    check(what, result);
    return true;
  }

  private Range range(String what, RangeOf function, int channel) throws RadioException {
    PointerByReference range = new PointerByReference();
    check(what, function.get(device, channel, range));
    Pointer known = range.getValue();
    float scale = known.getFloat(SCALE_BYTES);
    return new Range(
        (long) Math.ceil(known.getLong(0) * (double) scale),
        (long) Math.floor(known.getLong(Long.BYTES) * (double) scale));
  }

  private void check(String what, int result) throws RadioException {
    if (result < BladeRfLibrary.SUCCESS) {
      throw new RadioException(
          result == BladeRfLibrary.RANGE ? Reason.UNSUPPORTED : Reason.FAILED,
          "%s: %s says %s".formatted(name, what, library.bladerf_strerror(result)));
    }
  }

  private static byte bit(boolean on) {
    return (byte) (on ? 1 : 0);
  }
}
