package org.challengectl.modulation.kit;

/**
 * Narrow-band frequency modulation.
 *
 * @param deviationHz peak deviation, never exceeded
 * @param preEmphasisSeconds time constant; 0 for none
 */
public record FmCarrier(double deviationHz, double preEmphasisSeconds) implements Carrier {

  /** Short frames, so that the bare carrier at the ends counts as much as the rest. */
  private static final double RESOLUTION_HZ = 12;

  @Override
  public Baseband modulate(Audio audio) {
    double margins = 2 * MARGIN_SECONDS;
    return Baseband.of(
            FmSource.RATE_HZ,
            FmSource.edgeHz(deviationHz),
            audio.seconds() + margins,
            RESOLUTION_HZ,
            () -> new FmSource(audio.whole().open(), audio.seconds(), this))
        .measuredOn(
            () -> new FmSource(audio.excerpt().open(), audio.excerptSeconds(), this),
            audio.excerptSeconds() + margins);
  }
}
