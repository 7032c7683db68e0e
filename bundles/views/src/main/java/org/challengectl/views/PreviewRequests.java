package org.challengectl.views;

import java.util.OptionalInt;
import org.challengectl.domain.Challenge;
import org.challengectl.domain.ChallengeSpec;
import org.challengectl.domain.FileRepository;
import org.challengectl.domain.FlagRef;
import org.challengectl.domain.FrequencyPlan;
import org.challengectl.domain.RefusedException;
import org.challengectl.preview.PreviewRequest;
import org.challengectl.signal.Flag;
import org.challengectl.signal.Modulation;
import org.challengectl.signal.Parameters;
import org.challengectl.signal.SignalException;

/** Challenges as transmissions that can be looked at. */
public final class PreviewRequests {

  private PreviewRequests() {}

  /**
   * What a challenge sends.
   *
   * @param modulation that answers to its modulation's name
   * @param files where its flag is if that is a file
   * @param sampleRateHz empty for one that fits
   * @throws SignalException if its parameters are not those of the modulation, which may have been
   *     replaced since the challenge was written
   * @throws RefusedException if the flag's file is gone
   */
  public static PreviewRequest of(
      Challenge challenge, Modulation modulation, FileRepository files, OptionalInt sampleRateHz)
      throws SignalException {
    ChallengeSpec spec = challenge.spec();
    return new PreviewRequest(
        spec.name() + " (" + spec.modulation() + ")",
        modulation,
        flag(spec.flag(), files),
        Parameters.check(modulation.descriptor(), spec.modulation(), spec.parameters()),
        spec.frequency() instanceof FrequencyPlan.Fixed fixed ? fixed.frequencyHz() : 0,
        sampleRateHz);
  }

  private static Flag flag(FlagRef flag, FileRepository files) {
    if (flag instanceof FlagRef.Text text) {
      return new Flag.Text(text.text());
    }
    FlagRef.File file = (FlagRef.File) flag;
    return new Flag.File(
        files
            .path(file.sha256())
            .orElseThrow(() -> RefusedException.notFound("file '" + file.fileName() + "'")),
        file.fileName());
  }
}
