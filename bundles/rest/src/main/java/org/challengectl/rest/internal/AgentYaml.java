package org.challengectl.rest.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.challengectl.protocol.ProvisionRequest;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/**
 * The file of an agent that was provisioned. It is built as a map and written by the library, so
 * that no value can break out of its place.
 */
final class AgentYaml {

  private static final int MAX_DEVICES = 64;
  private static final int MAX_SETTINGS = 64;

  private AgentYaml() {}

  /** What the file says, checked. */
  static Map<String, Object> content(
      ProvisionRequest request,
      String agentId,
      String serverUrl,
      String enrollmentToken,
      String apiKey) {
    Map<String, Object> runner = new LinkedHashMap<>();
    runner.put("runner_id", agentId);
    runner.put("server_url", serverUrl);
    runner.put("enrollment_token", enrollmentToken);
    runner.put("api_key", apiKey);
    runner.put("verify_ssl", !Boolean.FALSE.equals(request.verifySsl()));
    runner.put("heartbeat_interval", 30);
    runner.put("poll_interval", 10);
    List<Map<String, Object>> devices = devices(request.devices());
    Map<String, Object> radios = new LinkedHashMap<>();
    if (devices.isEmpty()) {
      radios.put("autodetect", true);
    } else {
      radios.put("devices", devices);
    }
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("runner", runner);
    all.put("radios", radios);
    return all;
  }

  static String write(Map<String, Object> content) {
    DumperOptions options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    options.setSplitLines(false);
    return new Yaml(options).dump(content);
  }

  /** A server's address as agents take it. */
  static String serverUrl(String text) {
    try {
      URI url = new URI(plain("server_url", text));
      boolean web =
          url.getScheme() != null
              && Set.of("http", "https").contains(url.getScheme().toLowerCase(Locale.ROOT));
      if (web
          && url.getHost() != null
          && url.getRawUserInfo() == null
          && url.getRawQuery() == null
          && url.getRawFragment() == null) {
        return url.toString();
      }
    } catch (URISyntaxException e) {
      // falls through to the same sentence
    }
    throw Input.invalid("'server_url' must be like https://server.example.org:8443.");
  }

  private static List<Map<String, Object>> devices(List<JsonNode> devices) {
    List<Map<String, Object>> all = new ArrayList<>();
    for (JsonNode device : devices == null ? List.<JsonNode>of() : devices) {
      String where = "devices[" + all.size() + "]";
      if (all.size() >= MAX_DEVICES) {
        throw Input.invalid("'devices' must have at most " + MAX_DEVICES + " entries.");
      }
      if (device == null || !device.isObject() || device.size() > MAX_SETTINGS) {
        throw Input.invalid(
            "'" + where + "' must be an object with at most " + MAX_SETTINGS + " settings.");
      }
      Map<String, Object> settings = new LinkedHashMap<>();
      for (Map.Entry<String, JsonNode> entry : device.properties()) {
        String name = plain(where, entry.getKey());
        settings.put(name, value(where + "." + name, entry.getValue()));
      }
      all.add(settings);
    }
    return all;
  }

  private static Object value(String where, JsonNode value) {
    if (!value.isArray()) {
      return scalar(where, value);
    }
    if (value.size() > MAX_SETTINGS) {
      throw Input.invalid("'" + where + "' must have at most " + MAX_SETTINGS + " entries.");
    }
    List<Object> list = new ArrayList<>();
    value.forEach(one -> list.add(scalar(where, one)));
    return list;
  }

  private static Object scalar(String where, JsonNode value) {
    if (value.isTextual()) {
      return plain(where, value.textValue());
    }
    if (value.isBoolean()) {
      return value.booleanValue();
    }
    if (value.isIntegralNumber() && value.canConvertToLong()) {
      return value.longValue();
    }
    if (value.isNumber()) {
      return Input.finite(where, value.doubleValue());
    }
    throw Input.invalid("'" + where + "' must be a text, a number, true or false.");
  }

  /** Placeholders are refused: the agent would put something else in their place. */
  private static String plain(String where, String value) {
    String text = Input.text(where, value);
    if (text.contains("${")) {
      throw Input.invalid("'" + where + "' must not contain '${'.");
    }
    return text;
  }
}
