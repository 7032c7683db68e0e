package org.challengectl.views;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.challengectl.domain.Challenge;
import org.challengectl.domain.ChallengeProgress;
import org.challengectl.domain.ChallengeSpec;
import org.challengectl.domain.ChallengeStatus;
import org.challengectl.domain.FlagRef;
import org.challengectl.eventfile.ChallengeFields;
import org.challengectl.protocol.ChallengeInfo;

/** Challenges as operators see them. */
public final class ChallengeViews {

  private ChallengeViews() {}

  /**
   * A challenge.
   *
   * @param now server time; what is due then is queued
   */
  public static ChallengeInfo info(Challenge challenge, Instant now) {
    ChallengeSpec spec = challenge.spec();
    ChallengeProgress progress = challenge.progress();
    return new ChallengeInfo(
        challenge.id(),
        spec.name(),
        status(progress.statusAt(now)),
        spec.enabled(),
        spec.priority(),
        spec.modulation(),
        config(spec),
        Units.seconds(challenge.profile().duration()),
        challenge.profile().occupiedBandwidthHz(),
        progress.transmissionCount(),
        progress.lastTransmission().orElse(null),
        progress.nextTransmission().orElse(null),
        progress.queuedSince().orElse(null),
        progress.triggered(),
        Megahertz.words(spec.frequency()),
        null);
  }

  /** A state's name on the wire. */
  public static String status(ChallengeStatus status) {
    return status.name().toLowerCase(Locale.ROOT);
  }

  /** A challenge as it stands in an event's YAML, with defaults filled in. */
  public static Map<String, Object> config(ChallengeSpec spec) {
    return ChallengeFields.of(spec, flag(spec.flag()));
  }

  /** A flag as it travels: a text as it is, a file by its SHA-256 and its name. */
  static Map<String, Object> flag(FlagRef flag) {
    Map<String, Object> fields = new LinkedHashMap<>();
    if (flag instanceof FlagRef.File file) {
      fields.put("flag", "sha256:" + file.sha256());
      fields.put("flag_name", file.fileName());
    } else if (flag instanceof FlagRef.Text text) {
      fields.put("flag", text.text());
    }
    return fields;
  }
}
