package org.challengectl.rest.internal;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.challengectl.protocol.Json;

/**
 * What a client wants to see.
 *
 * @param modulation name or alias
 * @param flag a text, or the name of a file
 * @param parameters an object or null
 * @param frequencyHz of the carrier; 0 if it is not given
 * @param sampleRateHz empty for one that fits
 */
record PreviewBody(
    String modulation,
    String flag,
    JsonNode parameters,
    double frequencyHz,
    OptionalInt sampleRateHz) {

  private static final double MAX_HZ = 300e9;
  private static final List<String> KNOWN =
      List.of("modulation", "flag", "parameters", "frequency", "sample_rate");

  static PreviewBody read(InputStream body) throws IOException {
    JsonNode json =
        Json.mapper()
            .reader()
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .readTree(body.readAllBytes());
    if (!json.isObject()) {
      throw Input.invalid("The body must be a JSON object.");
    }
    for (Map.Entry<String, JsonNode> field : json.properties()) {
      if (!KNOWN.contains(field.getKey())) {
        throw Input.invalid(
            "There is no '%s' here; known are %s."
                .formatted(Input.shortened(field.getKey(), 60), String.join(", ", KNOWN)));
      }
    }
    return new PreviewBody(
        Input.text("modulation", string(json, "modulation")),
        Input.required("flag", string(json, "flag")),
        json.get("parameters"),
        frequency(json.get("frequency")),
        sampleRate(json.get("sample_rate")));
  }

  private static String string(JsonNode json, String field) {
    JsonNode value = json.get(field);
    if (value == null || value.isNull()) {
      return null;
    }
    if (!value.isTextual() || value.textValue().isEmpty()) {
      throw Input.invalid("'" + field + "' must be a string that is not empty.");
    }
    return value.textValue();
  }

  private static double frequency(JsonNode value) {
    if (value == null || value.isNull()) {
      return 0;
    }
    if (!value.isNumber() || !(value.doubleValue() >= 0) || value.doubleValue() > MAX_HZ) {
      throw Input.invalid("'frequency' must be a number of Hz, at most 300 GHz.");
    }
    return value.doubleValue();
  }

  private static OptionalInt sampleRate(JsonNode value) {
    if (value == null || value.isNull()) {
      return OptionalInt.empty();
    }
    if (!value.isIntegralNumber() || !value.canConvertToInt()) {
      throw Input.invalid("'sample_rate' must be a whole number of samples per second.");
    }
    return OptionalInt.of(value.intValue());
  }
}
