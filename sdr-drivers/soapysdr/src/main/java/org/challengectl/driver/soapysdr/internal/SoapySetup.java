package org.challengectl.driver.soapysdr.internal;

import java.util.List;
import org.challengectl.radio.RadioException;
import org.challengectl.radio.kit.Options;
import org.challengectl.radio.kit.SampleFormat;

/**
 * How a device is set up, as far as it can be told without it.
 *
 * @param args more arguments for the device's module; may be empty
 * @param streamArgs arguments for its streams, e.g. "remote:prot=tcp"
 * @param channel of a device with several, from 0
 * @param format of the samples on the host
 * @param bandwidthHz of the analogue filter; 0 leaves the module's
 * @param tailMillis how long zeros follow the signal: what module, bus and network hold back
 * @param ppm how much too fast its oscillator is
 */
record SoapySetup(
    String args,
    Keywords streamArgs,
    int channel,
    SampleFormat format,
    double bandwidthHz,
    int tailMillis,
    double ppm) {

  private static final double MAX_PPM = 200;
  private static final double MAX_BANDWIDTH = 500e6;
  private static final int MAX_CHANNELS = 16;
  private static final int MAX_TAIL = 2_000;
  private static final int TAIL = 150;

  static SoapySetup of(Options options) throws RadioException {
    boolean integers =
        options
            .choice("format", List.of("CF32", "CS16"))
            .map(format -> format.equals("CS16"))
            .orElse(false);
    return new SoapySetup(
        options.text("args").orElse(""),
        Keywords.of(options.text("stream_args").orElse("")),
        (int) options.number("channel", 0, MAX_CHANNELS - 1, 0),
        integers ? SampleFormat.INT16 : SampleFormat.FLOAT32,
        options.number("bandwidth", 0, MAX_BANDWIDTH, 0),
        (int) options.number("tail_ms", 0, MAX_TAIL, TAIL),
        options.number("ppm", -MAX_PPM, MAX_PPM, 0));
  }

  String formatName() {
    return format == SampleFormat.INT16 ? "CS16" : "CF32";
  }

  /** What to tune to so that it comes out right: modules differ in the sign of a correction. */
  double corrected(long hz) {
    return (double) hz / (1 + ppm * 1e-6);
  }
}
