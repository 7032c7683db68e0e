package org.challengectl.itests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The virtual air's own account: who radiated where and when, as the air saw it. */
final class AirLog {

  private static final ObjectMapper JSON = new ObjectMapper();

  private AirLog() {}

  /**
   * One stretch of radiation.
   *
   * @param label "agent challenge lease" as the runner labels its transmissions
   * @param stopNanos {@link Long#MAX_VALUE} while it is on the air
   */
  record Radiation(
      long id, String device, String label, long frequencyHz, long startNanos, long stopNanos) {

    boolean overlaps(Radiation other) {
      return startNanos < other.stopNanos && other.startNanos < stopNanos;
    }

    boolean over() {
      return stopNanos != Long.MAX_VALUE;
    }
  }

  static List<Radiation> read(Path file) throws IOException {
    Map<Long, Radiation> byId = new LinkedHashMap<>();
    if (!Files.exists(file)) {
      return List.of();
    }
    for (String line : Files.readAllLines(file)) {
      JsonNode node = JSON.readTree(line);
      long id = node.path("id").asLong();
      switch (node.path("event").asText()) {
        case "start" ->
            byId.put(
                id,
                new Radiation(
                    id,
                    node.path("device").asText(),
                    node.path("label").asText(),
                    node.path("frequency_hz").asLong(),
                    node.path("nanos").asLong(),
                    Long.MAX_VALUE));
        case "stop" ->
            byId.computeIfPresent(
                id,
                (key, r) ->
                    new Radiation(
                        r.id(),
                        r.device(),
                        r.label(),
                        r.frequencyHz(),
                        r.startNanos(),
                        node.path("nanos").asLong()));
        default -> {}
      }
    }
    return new ArrayList<>(byId.values());
  }
}
