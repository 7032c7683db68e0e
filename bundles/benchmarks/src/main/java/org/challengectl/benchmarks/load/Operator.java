package org.challengectl.benchmarks.load;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Locale;
import org.challengectl.protocol.Json;
import org.challengectl.protocol.TokenReply;
import org.challengectl.protocol.TokenRequest;

/** What is done with the operator's key: tokens and the event. */
final class Operator {

  /** Enough for all bands of 1,000 short carriers side by side. */
  private static final String RANGE =
      """
      frequency_ranges:
        - name: wide
          display_name: Wide
          description: 100-900 MHz
          min_hz: 100000000
          max_hz: 900000000
      """;

  private static final String SHOWN =
      ", public_view: {show_modulation: true, show_frequency: true, show_last_tx_time: true,"
          + " show_active_status: true}";

  private final Wire wire;
  private final String key;

  Operator(Wire wire, String key) {
    this.wire = wire;
    this.key = key;
  }

  TokenReply token(String agent) throws IOException {
    return Json.read(
        checked("a token", wire.post("/api/enrollment/token", key, new TokenRequest(agent, 1))),
        TokenReply.class);
  }

  /**
   * Lets the server forget that it has seen an agent's key, by disabling the agent for a moment.
   */
  void forgetKey(String agent) throws IOException, InterruptedException {
    checked("to disable " + agent, wire.post("/api/agents/" + agent + "/disable", key, null));
    checked("to enable " + agent, wire.post("/api/agents/" + agent + "/enable", key, null));
  }

  /** Challenges on the server that this benchmark did not make. */
  long foreignChallenges() throws IOException {
    JsonNode list =
        Json.mapper().readTree(checked("the challenges", wire.get("/api/challenges", key)));
    long foreign = 0;
    for (JsonNode challenge : list.path("challenges")) {
      foreign += challenge.path("name").asText().startsWith("load-") ? 0 : 1;
    }
    return foreign;
  }

  /**
   * Imports the event.
   *
   * @param minDelaySeconds the shortest rest after a transmission
   * @param maxDelaySeconds the longest
   */
  void event(int challenges, int minDelaySeconds, int maxDelaySeconds) throws IOException {
    checked(
        "the event",
        wire.post(
            "/api/challenges/import",
            key,
            "application/yaml",
            yaml(challenges, minDelaySeconds, maxDelaySeconds, "")));
  }

  /** Imports challenges that are always due, and of which players may know everything. */
  void publicEvent(int challenges) throws IOException {
    checked(
        "the event",
        wire.post(
            "/api/challenges/import", key, "application/yaml", yaml(challenges, 0, 0, SHOWN)));
    triggerAll(challenges);
  }

  /** Imports challenges that are always due, and disables the others of those there were. */
  void onlyEvent(int challenges, int before) throws IOException {
    event(challenges, 0, 0);
    triggerAll(challenges);
    for (int i = challenges; i < before; i++) {
      checked("disabling", wire.post("/api/challenges/" + name(i) + "/disable", key, null));
    }
  }

  /** Makes those due that rest. */
  void triggerAll(int challenges) throws IOException {
    for (int i = 0; i < challenges; i++) {
      checked("a trigger", wire.post("/api/challenges/" + name(i) + "/trigger", key, null));
    }
  }

  private static String name(int challenge) {
    return String.format(Locale.ROOT, "load-%04d", challenge);
  }

  private static String yaml(
      int challenges, int minDelaySeconds, int maxDelaySeconds, String more) {
    StringBuilder yaml = new StringBuilder(RANGE).append("challenges:\n");
    for (int i = 0; i < challenges; i++) {
      yaml.append(
          String.format(
              Locale.ROOT,
              "  - {name: load-%04d, modulation: cw, flag: E, speed: 60,"
                  + " frequency_ranges: [wide], min_delay: %d, max_delay: %d%s}%n",
              i,
              minDelaySeconds,
              maxDelaySeconds,
              more));
    }
    return yaml.toString();
  }

  private static String checked(String what, Wire.Answer answer) throws IOException {
    if (!answer.good()) {
      throw new IOException(
          "the server refused " + what + ": " + answer.status() + " " + answer.body());
    }
    return answer.body();
  }
}
