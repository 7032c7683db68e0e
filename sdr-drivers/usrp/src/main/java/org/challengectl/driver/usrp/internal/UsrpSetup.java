package org.challengectl.driver.usrp.internal;

import java.util.List;
import java.util.Optional;
import org.challengectl.radio.RadioException;
import org.challengectl.radio.kit.Options;
import org.challengectl.radio.kit.SampleFormat;

/**
 * How a USRP is set up, as far as it can be told without the device.
 *
 * @param args more arguments for the library, e.g. "master_clock_rate=32e6"; may be empty
 * @param channel of a device with several, from 0
 * @param format of the samples on the host
 * @param wire format of the samples on the bus
 * @param bandwidthHz of the analogue filter; 0 leaves the library's
 * @param localOffsetHz how far the oscillator is from the frequency; the rest is done digitally
 * @param ppm how much too fast its oscillator is
 */
record UsrpSetup(
    String args,
    int channel,
    SampleFormat format,
    String wire,
    double bandwidthHz,
    double localOffsetHz,
    double ppm) {

  private static final double MAX_PPM = 200;
  private static final double MAX_BANDWIDTH = 500e6;
  private static final double MAX_OFFSET = 100e6;
  private static final int MAX_CHANNELS = 16;

  static UsrpSetup of(Options options) throws RadioException {
    Optional<String> format = options.choice("format", List.of("sc16", "fc32"));
    return new UsrpSetup(
        options.text("args").orElse(""),
        (int) options.number("channel", 0, MAX_CHANNELS - 1, 0),
        format.orElse("sc16").equals("sc16") ? SampleFormat.INT16 : SampleFormat.FLOAT32,
        options.choice("wire", List.of("sc16", "sc12", "sc8")).orElse("sc16"),
        options.number("bandwidth", 0, MAX_BANDWIDTH, 0),
        options.number("lo_offset", -MAX_OFFSET, MAX_OFFSET, 0),
        options.number("ppm", -MAX_PPM, MAX_PPM, 0));
  }

  String cpuFormat() {
    return format == SampleFormat.INT16 ? "sc16" : "fc32";
  }

  /** What to tune to so that it comes out right: UHD knows no correction. */
  double corrected(double hz) {
    return hz / (1 + ppm * 1e-6);
  }
}
