package org.challengectl.rest.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import org.challengectl.protocol.Json;

/** The OpenAPI document as a page to read. */
final class OpenApiPage {

  private final StringBuilder html = new StringBuilder(100_000);

  private OpenApiPage() {}

  static String of(Map<String, Object> document) {
    JsonNode json = Json.mapper().valueToTree(document);
    OpenApiPage page = new OpenApiPage();
    page.write(json);
    return page.html.toString();
  }

  private void write(JsonNode document) {
    html.append("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\">")
        .append("<title>ChallengeCtl API</title>")
        .append("<link rel=\"stylesheet\" href=\"docs/docs.css\"></head><body>")
        .append("<h1>ChallengeCtl API</h1><p>")
        .append(escaped(document.at("/info/description").asText()))
        .append(" All paths begin with <code>/api</code>. For programs: <a href=\"openapi.json\">")
        .append("openapi.json</a>.</p>");
    for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> verb : path.getValue().properties()) {
        operation(verb.getKey().toUpperCase(Locale.ROOT), path.getKey(), verb.getValue());
      }
    }
    html.append("<h1>Records</h1>");
    for (Map.Entry<String, JsonNode> each : document.at("/components/schemas").properties()) {
      html.append("<h3 id=\"").append(escaped(each.getKey())).append("\">");
      html.append(escaped(each.getKey())).append("</h3>");
      json(each.getValue());
    }
    html.append("</body></html>");
  }

  private void operation(String verb, String path, JsonNode operation) {
    html.append("<section><h2><b>").append(verb).append("</b> <code>").append(escaped(path));
    html.append("</code></h2><p>").append(escaped(operation.path("summary").asText()));
    html.append("</p><p class=\"who\">").append(escaped(who(operation))).append("</p><details>");
    html.append("<summary>Parameters, body and answers</summary>");
    for (String part : new String[] {"parameters", "requestBody", "responses"}) {
      if (operation.has(part)) {
        html.append("<h3>").append(part).append("</h3>");
        json(operation.get(part));
      }
    }
    html.append("</details></section>");
  }

  private static String who(JsonNode operation) {
    JsonNode security = operation.path("security");
    if (security.isEmpty()) {
      return "Open.";
    }
    if (security.path(0).has("agent_key")) {
      return "For an agent with its key.";
    }
    JsonNode permissions = operation.path("x-permissions");
    return permissions.isEmpty()
        ? "For all who are signed in."
        : "Needs " + permissions.toString().replaceAll("[\\[\\]\"]", "").replace(",", ", ") + ".";
  }

  private void json(JsonNode node) {
    try {
      String text = Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(node);
      html.append("<pre>").append(escaped(text)).append("</pre>");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree can always be written", e);
    }
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
