package org.challengectl.persistence.internal.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import org.challengectl.persistence.internal.DatabaseException;

/** Writes and reads JSON columns. */
final class Json {

  // Escaped to ASCII, any string survives any database, U+0000 and broken surrogates too.
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private Json() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static ArrayNode array() {
    return JsonNodeFactory.instance.arrayNode();
  }

  static String write(JsonNode node) {
    try {
      return MAPPER.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A tree can always be written", e);
    }
  }

  static JsonNode read(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new DatabaseException(
          DatabaseException.Code.FAILED, "A JSON column holds something else.", e);
    }
  }

  /** A number of any kind, as NaN and the infinities have no place in JSON. */
  static void put(ObjectNode node, String name, double value) {
    if (Double.isFinite(value)) {
      node.put(name, value);
    } else {
      node.put(name, Double.toString(value));
    }
  }

  static double number(JsonNode node, String name) {
    JsonNode value = node.path(name);
    return value.isTextual() ? Double.parseDouble(value.textValue()) : value.doubleValue();
  }

  static void put(ObjectNode node, String name, Optional<Instant> time) {
    time.ifPresent(t -> node.put(name, t.toString()));
  }

  static Optional<Instant> time(JsonNode node, String name) {
    return node.has(name)
        ? Optional.of(Instant.parse(node.get(name).textValue()))
        : Optional.empty();
  }
}
