package org.challengectl.modulation.kit;

/**
 * Single sideband with suppressed carrier, 200-2800 Hz.
 *
 * @param upper the upper sideband; otherwise the lower one
 */
public record SsbCarrier(boolean upper) implements Carrier {

  /** Lower edge of the audio that passes. */
  public static final double LOW_HZ = 200;

  /** Upper edge of the audio that passes. */
  public static final double HIGH_HZ = 2_800;

  @Override
  public Baseband modulate(Audio audio) {
    double margins = 2 * MARGIN_SECONDS;
    return Baseband.of(
            SsbSource.RATE_HZ,
            SsbSource.EDGE_HZ,
            audio.seconds() + margins,
            audio.resolutionHz(),
            () -> new SsbSource(audio.whole().open(), audio.envelopePeak(), upper))
        .measuredOn(
            () -> new SsbSource(audio.excerpt().open(), audio.envelopePeak(), upper),
            audio.excerptSeconds() + margins);
  }
}
