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
    // Beyond the second sidebands of the highest tone, all is at least 50 dB down.
    double edgeHz = deviationHz + 2 * VoiceChain.AUDIO_HZ;
    return Baseband.of(
            VoiceChain.RATE_HZ,
            edgeHz,
            audio.seconds() + margins,
            RESOLUTION_HZ,
            () -> source(audio.whole().open(), audio.seconds()))
        .measuredOn(
            () -> source(audio.excerpt().open(), audio.excerptSeconds()),
            audio.excerptSeconds() + margins);
  }

  private FmSource source(AudioSource audio, double seconds) {
    return new FmSource(
        PacedAudio.of(audio),
        seconds,
        new VoiceChain(preEmphasisSeconds),
        deviationHz,
        VoiceChain.RATE_HZ);
  }
}
