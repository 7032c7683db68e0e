package org.challengectl.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The server is killed at any moment, again and again, while it works; nothing promised is lost.
 */
class ServerKillIT {

  private static final int KILLS = 5;
  private static final Duration SOON = Duration.ofSeconds(60);

  @TempDir Path folder;

  @Test
  void aKilledServerLosesNothingThatItHasTold() throws Exception {
    try (Container container =
        Container.of("standalone", folder.resolve("standalone"))
            .configure(
                "org.challengectl.scheduler",
                "lease_duration_seconds = 6",
                "drain_guard_millis = 500")
            .start()) {
      Api api = container.awaitApi();
      api.importYaml(Events.morse(3));
      Random random = new Random(20261120);
      Map<Long, String> told = new TreeMap<>();
      Set<Long> leases = new HashSet<>();
      for (int kill = 0; kill < KILLS; kill++) {
        int before = api.transmissions().size();
        Await.until(SOON, "work goes on", () -> api.transmissions().size() > before + 1);
        if (kill == 1) {
          api.post("/api/control/pause", "{}");
          api.post("/api/challenges/fox-2/disable", "{}");
        }
        long pauseMillis = random.nextInt(1500);
        long until = System.nanoTime() + Duration.ofMillis(pauseMillis).toNanos();
        while (System.nanoTime() < until) {
          for (JsonNode t : api.transmissions()) {
            told.put(t.get("transmission_id").asLong(), t.get("status").asText());
          }
        }
        container.signal("KILL");
        container.start();
        container.awaitApi();
        if (kill == 1) {
          assertTrue(
              api.get("/api/control/status").get("paused").asBoolean(), "the pause was lost");
          assertFalse(isEnabled(api, "fox-2"), "the challenge is enabled again");
          api.post("/api/control/resume", "{}");
          api.post("/api/challenges/fox-2/enable", "{}");
        }
        Map<Long, String> found = new TreeMap<>();
        for (JsonNode t : api.transmissions()) {
          found.put(t.get("transmission_id").asLong(), t.get("status").asText());
        }
        told.forEach(
            (id, status) -> {
              assertTrue(found.containsKey(id), "transmission " + id + " was lost");
              if (!status.equals("assigned")) {
                assertEquals(status, found.get(id), "transmission " + id + " changed");
              }
            });
      }
      for (JsonNode t : api.transmissions()) {
        assertTrue(leases.add(t.get("lease").asLong()), "lease given twice: " + t);
      }
      long successes =
          api.transmissions().stream()
              .filter(t -> t.get("status").asText().equals("success"))
              .count();
      long counted =
          api.challenges().stream().mapToLong(c -> c.get("transmission_count").asLong()).sum();
      assertTrue(
          Math.abs(successes - counted) <= 1, successes + " transmitted, " + counted + " counted");
    }
  }

  private static boolean isEnabled(Api api, String id) throws Exception {
    for (JsonNode challenge : api.challenges()) {
      if (challenge.get("challenge_id").asText().equals(id)) {
        return challenge.get("enabled").asBoolean();
      }
    }
    throw new AssertionError("no challenge " + id);
  }
}
