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
import org.challengectl.domain.FrequencyPlan;
import org.challengectl.domain.PublicView;
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
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("name", spec.name());
    config.put("modulation", spec.modulation());
    putFrequency(config, spec.frequency());
    putFlag(config, spec.flag());
    config.put("min_delay", Units.seconds(spec.delays().min()));
    config.put("max_delay", Units.seconds(spec.delays().max()));
    config.put("delay_mode", spec.delays().mode().name().toLowerCase(Locale.ROOT));
    config.put("priority", spec.priority());
    config.put("enabled", spec.enabled());
    config.put("public_view", publicView(spec.publicView()));
    spec.parameters().forEach(config::putIfAbsent);
    return config;
  }

  /** A flag as it travels: a text as it is, a file by its SHA-256 and its name. */
  static void putFlag(Map<String, Object> config, FlagRef flag) {
    if (flag instanceof FlagRef.File file) {
      config.put("flag", "sha256:" + file.sha256());
      config.put("flag_name", file.fileName());
    } else if (flag instanceof FlagRef.Text text) {
      config.put("flag", text.text());
    }
  }

  private static void putFrequency(Map<String, Object> config, FrequencyPlan plan) {
    if (plan instanceof FrequencyPlan.Fixed fixed) {
      config.put("frequency", fixed.frequencyHz());
    } else if (plan instanceof FrequencyPlan.Named named) {
      config.put("frequency_ranges", named.rangeNames());
    } else if (plan instanceof FrequencyPlan.Manual manual) {
      Map<String, Object> range = new LinkedHashMap<>();
      range.put("min_hz", manual.range().lowHz());
      range.put("max_hz", manual.range().highHz());
      config.put("manual_frequency_range", range);
    }
  }

  private static Map<String, Object> publicView(PublicView view) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("show_modulation", view.showModulation());
    shown.put("show_frequency", view.showFrequency());
    shown.put("show_last_tx_time", view.showLastTxTime());
    shown.put("show_active_status", view.showActiveStatus());
    return shown;
  }
}
