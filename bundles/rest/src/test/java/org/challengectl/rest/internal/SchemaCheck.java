package org.challengectl.rest.internal;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.challengectl.protocol.Json;

/** Whether an answer is as the API's document says. */
final class SchemaCheck {

  private final JsonNode document;

  private SchemaCheck(JsonNode document) {
    this.document = document;
  }

  /** Checks an answer that is JSON against the schema of its operation. */
  static void check(Api api, String verb, String path, HttpResponse<String> reply) {
    JsonNode document = Api.json(api.get("/openapi.json", Api.OPERATOR), 200);
    JsonNode operation = null;
    for (Map.Entry<String, JsonNode> each : document.path("paths").properties()) {
      JsonNode found = each.getValue().get(verb.toLowerCase(Locale.ROOT));
      boolean fits = matches(verb + " " + each.getKey(), verb, path);
      // What has no variable there goes first, as in JAX-RS.
      if (found != null && fits && (operation == null || !each.getKey().contains("{"))) {
        operation = found;
      }
    }
    assertTrue(operation != null, verb + " " + path + " is not in the document");
    JsonNode answer = operation.at("/responses/" + reply.statusCode() + "/content");
    assertTrue(answer.isObject(), verb + " " + path + " does not say " + reply.statusCode());
    String type = reply.headers().firstValue("Content-Type").orElse("").split(";", -1)[0];
    boolean said = answer.has(type) || answer.has("*/*") || answer.toString().contains(type);
    assertTrue(said, type + " is not in " + answer);
    if (type.equals("application/json") && answer.has(type)) {
      new SchemaCheck(document).check("", answer.at("/application~1json/schema"), body(reply));
    }
  }

  private static JsonNode body(HttpResponse<String> reply) {
    return Api.json(reply, reply.statusCode());
  }

  /** Whether a path is one of an operation such as {@code GET /challenges/{challenge}}. */
  static boolean matches(String operation, String verb, String path) {
    String pattern = operation.replaceAll("([.])", "\\\\$1").replaceAll("\\{\\w+\\}", "[^/]+");
    return (verb + " " + path).matches(pattern);
  }

  private void check(String at, JsonNode schema, JsonNode value) {
    if (schema.has("$ref")) {
      check(at, document.at(schema.get("$ref").asText().substring(1)), value);
      return;
    }
    if (schema.has("anyOf")) {
      if (!value.isNull()) {
        check(at, schema.at("/anyOf/0"), value);
      }
      return;
    }
    boolean fits =
        switch (schema.path("type").asText("any")) {
          case "object" -> value.isObject();
          case "array" -> value.isArray();
          case "string" -> value.isTextual() && isTime(schema, value);
          case "integer" -> value.isIntegralNumber();
          case "number" -> value.isNumber();
          case "boolean" -> value.isBoolean();
          default -> true;
        };
    assertTrue(fits, at + " is " + value + ", not " + schema);
    for (JsonNode name : schema.path("required")) {
      assertTrue(value.has(name.asText()), at + " has no " + name);
    }
    for (JsonNode item : value.isArray() ? value : Json.mapper().createArrayNode()) {
      check(at + "[]", schema.path("items"), item);
    }
    for (Map.Entry<String, JsonNode> field : value.properties()) {
      String name = field.getKey();
      if (schema.has("properties")) {
        assertTrue(schema.get("properties").has(name), at + "." + name + " is not told");
        check(at + "." + name, schema.get("properties").get(name), field.getValue());
      } else if (schema.has("additionalProperties")) {
        check(at + "." + name, schema.get("additionalProperties"), field.getValue());
      }
    }
  }

  private static boolean isTime(JsonNode schema, JsonNode value) {
    return !schema.path("format").asText().equals("date-time")
        || Instant.parse(value.asText()) != null;
  }
}
