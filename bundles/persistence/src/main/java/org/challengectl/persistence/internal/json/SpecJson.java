package org.challengectl.persistence.internal.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.challengectl.domain.ChallengeSpec;
import org.challengectl.domain.DelayMode;
import org.challengectl.domain.Delays;
import org.challengectl.domain.FlagRef;
import org.challengectl.domain.FrequencyBand;
import org.challengectl.domain.FrequencyPlan;
import org.challengectl.domain.PublicView;
import org.challengectl.domain.RefusedException;
import org.challengectl.persistence.internal.Names;

/** The column {@code challenges.config}. Equal specs give equal text. */
public final class SpecJson {

  /** Longer ones are refused. */
  public static final int MAX_CHARACTERS = 4_000_000;

  private SpecJson() {}

  public static String write(ChallengeSpec spec) {
    ObjectNode node = Json.object();
    node.put("name", spec.name());
    node.put("modulation", spec.modulation());
    writeFrequency(node, spec.frequency());
    writeFlag(node, spec.flag());
    node.put("min_delay", spec.delays().min().toString());
    node.put("max_delay", spec.delays().max().toString());
    node.put("delay_mode", Names.of(spec.delays().mode()));
    node.put("priority", spec.priority());
    node.put("enabled", spec.enabled());
    PublicView view = spec.publicView();
    node.putObject("public_view")
        .put("show_modulation", view.showModulation())
        .put("show_frequency", view.showFrequency())
        .put("show_last_tx_time", view.showLastTxTime())
        .put("show_active_status", view.showActiveStatus());
    node.set("parameters", ParametersJson.write(spec.parameters()));
    String text = Json.write(node);
    if (text.length() > MAX_CHARACTERS) {
      throw new RefusedException(
          RefusedException.Kind.INVALID,
          "too_large",
          "A challenge's definition may have "
              + MAX_CHARACTERS
              + " characters of JSON, this has "
              + text.length()
              + ".");
    }
    return text;
  }

  private static void writeFrequency(ObjectNode node, FrequencyPlan plan) {
    if (plan instanceof FrequencyPlan.Fixed fixed) {
      node.put("frequency", fixed.frequencyHz());
    } else if (plan instanceof FrequencyPlan.Named named) {
      ArrayNode names = node.putArray("frequency_ranges");
      named.rangeNames().forEach(names::add);
    } else if (plan instanceof FrequencyPlan.Manual manual) {
      node.putObject("manual_frequency_range")
          .put("min_hz", manual.range().lowHz())
          .put("max_hz", manual.range().highHz());
    }
  }

  private static void writeFlag(ObjectNode node, FlagRef flag) {
    if (flag instanceof FlagRef.Text text) {
      node.put("flag", text.text());
    } else if (flag instanceof FlagRef.File file) {
      node.putObject("flag_file").put("sha256", file.sha256()).put("file_name", file.fileName());
    }
  }

  public static ChallengeSpec read(String text) {
    JsonNode node = Json.read(text);
    JsonNode view = node.path("public_view");
    return new ChallengeSpec(
        node.path("name").textValue(),
        node.path("modulation").textValue(),
        readFrequency(node),
        readFlag(node),
        new Delays(
            Duration.parse(node.path("min_delay").textValue()),
            Duration.parse(node.path("max_delay").textValue()),
            Names.parse(DelayMode.class, node.path("delay_mode").textValue())),
        node.path("priority").intValue(),
        node.path("enabled").booleanValue(),
        new PublicView(
            view.path("show_modulation").booleanValue(),
            view.path("show_frequency").booleanValue(),
            view.path("show_last_tx_time").booleanValue(),
            view.path("show_active_status").booleanValue()),
        ParametersJson.read(node.path("parameters")));
  }

  private static FrequencyPlan readFrequency(JsonNode node) {
    if (node.has("frequency")) {
      return new FrequencyPlan.Fixed(node.get("frequency").longValue());
    }
    if (node.has("frequency_ranges")) {
      List<String> names = new ArrayList<>();
      node.get("frequency_ranges").forEach(name -> names.add(name.textValue()));
      return new FrequencyPlan.Named(names);
    }
    JsonNode range = node.path("manual_frequency_range");
    return new FrequencyPlan.Manual(
        new FrequencyBand(range.path("min_hz").longValue(), range.path("max_hz").longValue()));
  }

  private static FlagRef readFlag(JsonNode node) {
    JsonNode file = node.path("flag_file");
    return file.isObject()
        ? new FlagRef.File(file.path("sha256").textValue(), file.path("file_name").textValue())
        : new FlagRef.Text(node.path("flag").textValue());
  }
}
