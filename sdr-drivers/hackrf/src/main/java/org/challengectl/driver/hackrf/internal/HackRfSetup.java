package org.challengectl.driver.hackrf.internal;

import java.util.List;
import org.challengectl.radio.FrequencySpan;
import org.challengectl.radio.GainStage;
import org.challengectl.radio.RadioCapabilities;
import org.challengectl.radio.RadioException;
import org.challengectl.radio.kit.Options;

/**
 * How a HackRF is set up, by the names that the field's YAML has for it.
 *
 * @param amp whether the amplifier at the antenna is on: 14 dB more, both ways
 * @param txVgaDb gain of the transmitter's intermediate frequency
 * @param lnaDb gain of the receiver's intermediate frequency
 * @param vgaDb gain of the receiver's baseband
 * @param biasTee whether 3.3 V go out to the antenna
 * @param ppm how much too fast its oscillator is
 */
record HackRfSetup(boolean amp, int txVgaDb, int lnaDb, int vgaDb, boolean biasTee, double ppm) {

  private static final int LNA_STEP = 8;
  private static final GainStage AMP = new GainStage("rf_gain", "RF amplifier", 0, 14, 14);
  private static final GainStage TX_VGA = new GainStage("if_gain", "TX VGA", 0, 47, 1);
  private static final GainStage LNA = new GainStage("if_gain", "RX LNA", 0, 40, LNA_STEP);
  private static final GainStage VGA = new GainStage("bb_gain", "RX VGA", 0, 62, 2);
  private static final double MAX_PPM = 200;

  /** Data sheet: half duplex, 1 MHz to 6 GHz, 2 to 20 MS/s. */
  static final RadioCapabilities CAPABILITIES =
      new RadioCapabilities(
          true,
          true,
          new FrequencySpan(1_000_000, 6_000_000_000L),
          new FrequencySpan(2_000_000, 20_000_000),
          List.of(AMP, TX_VGA, VGA),
          List.of());

  static HackRfSetup of(Options options) throws RadioException {
    int intermediate = options.gain(TX_VGA).orElse(20.0).intValue();
    int lna = Math.min(intermediate, (int) LNA.maxDb()) / LNA_STEP * LNA_STEP;
    return new HackRfSetup(
        options.gain(AMP).orElse(0.0) > 0,
        intermediate,
        lna,
        options.gain(VGA).orElse(20.0).intValue(),
        options.flag("bias_t"),
        options.number("ppm", -MAX_PPM, MAX_PPM, 0));
  }

  /** What to tune to so that it comes out right: HackRF's library knows no correction. */
  long corrected(long hz) {
    return Math.round(hz / (1 + ppm * 1e-6));
  }
}
