package org.challengectl.preview;

import java.util.Objects;
import java.util.OptionalInt;
import org.challengectl.signal.Flag;
import org.challengectl.signal.Modulation;
import org.challengectl.signal.Parameters;

/**
 * A transmission that somebody wants to see.
 *
 * @param title what to write above the picture
 * @param parameters checked, with defaults
 * @param carrierHz where it would be sent, for the picture's axis; 0 if that is not known
 * @param sampleRateHz at which to make it; empty for one that fits the signal
 */
public record PreviewRequest(
    String title,
    Modulation modulation,
    Flag flag,
    Parameters parameters,
    double carrierHz,
    OptionalInt sampleRateHz) {

  public PreviewRequest {
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(modulation, "modulation");
    Objects.requireNonNull(flag, "flag");
    Objects.requireNonNull(parameters, "parameters");
    Objects.requireNonNull(sampleRateHz, "sampleRateHz");
    if (!Double.isFinite(carrierHz) || carrierHz < 0) {
      throw new IllegalArgumentException("not a carrier frequency: " + carrierHz + " Hz");
    }
  }
}
