package org.challengectl.eventfile;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.challengectl.domain.ChallengeSpec;
import org.challengectl.domain.FrequencyPlan;
import org.challengectl.domain.PublicView;

/** A challenge as it stands in an event file. */
public final class ChallengeFields {

  private ChallengeFields() {}

  /**
   * All of it, defaults too.
   *
   * @param flag the fields that tell what is sent
   */
  public static Map<String, Object> of(ChallengeSpec spec, Map<String, Object> flag) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", spec.name());
    fields.put("modulation", spec.modulation());
    frequency(spec.frequency(), fields);
    fields.putAll(flag);
    fields.put("min_delay", seconds(spec.delays().min()));
    fields.put("max_delay", seconds(spec.delays().max()));
    fields.put("delay_mode", spec.delays().mode().name().toLowerCase(Locale.ROOT));
    fields.put("priority", spec.priority());
    fields.put("enabled", spec.enabled());
    fields.put("public_view", view(spec.publicView()));
    spec.parameters().forEach(fields::putIfAbsent);
    return fields;
  }

  private static void frequency(FrequencyPlan plan, Map<String, Object> fields) {
    if (plan instanceof FrequencyPlan.Fixed fixed) {
      fields.put("frequency", fixed.frequencyHz());
    } else if (plan instanceof FrequencyPlan.Named named) {
      fields.put("frequency_ranges", named.rangeNames());
    } else if (plan instanceof FrequencyPlan.Manual manual) {
      Map<String, Object> range = new LinkedHashMap<>();
      range.put("min_hz", manual.range().lowHz());
      range.put("max_hz", manual.range().highHz());
      fields.put("manual_frequency_range", range);
    }
  }

  /** A whole number where it is one. */
  private static Object seconds(Duration delay) {
    BigDecimal seconds = BigDecimal.valueOf(delay.toMillis(), 3).stripTrailingZeros();
    return seconds.scale() <= 0 ? (Object) seconds.longValueExact() : seconds.doubleValue();
  }

  private static Map<String, Object> view(PublicView view) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("show_modulation", view.showModulation());
    shown.put("show_frequency", view.showFrequency());
    shown.put("show_last_tx_time", view.showLastTxTime());
    shown.put("show_active_status", view.showActiveStatus());
    return shown;
  }
}
