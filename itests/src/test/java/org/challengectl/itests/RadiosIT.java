package org.challengectl.itests;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An agent with one radio of each kind, whose libraries are doubles that record: all of them
 * transmit, and other people's receivers read what they have sent.
 */
class RadiosIT {

  private static final Duration SOON = Duration.ofSeconds(90);
  private static final Duration ANNOUNCED = Duration.ofSeconds(5);

  @TempDir Path folder;
  private final List<Container> containers = new ArrayList<>();

  @AfterEach
  void stopAll() {
    containers.forEach(Container::close);
  }

  @Test
  void eachRadioTransmitsAndIsPluggedInAndOut() throws Exception {
    List<RadioDouble> radios = RadioDouble.all();
    Path libraries = folder;
    for (RadioDouble radio : radios) {
      libraries = radio.build(folder);
    }
    Container server = add("server").start();
    Api api = server.awaitApi();
    Container agent = add("agent");
    agent.environment("SDR_DOUBLES", folder.toString());
    agent.environment("EXTRA_JAVA_OPTS", "-Djna.library.path=" + libraries);
    for (RadioDouble radio : radios) {
      agent.agent(radio.model(), runner(server.baseUrl(), api, radio));
    }
    agent.start();
    for (RadioDouble radio : radios) {
      Await.until(SOON, radio.model() + " is announced", () -> announced(api, radio));
    }

    api.importYaml(pagers(radios.size()));
    for (RadioDouble radio : radios) {
      Await.until(SOON, radio.model() + " has transmitted", () -> transmissions(api, radio) >= 2);
      String heard = radio.pagerHears(folder);
      assertTrue(heard.contains("flag{on_every_radio"), () -> radio.model() + ": " + heard);
    }

    RadioDouble stick = radios.get(0);
    plug(stick, 0);
    Await.until(ANNOUNCED, stick.model() + " is gone", () -> !announced(api, stick));
    plug(stick, 1);
    Await.until(ANNOUNCED.plusSeconds(1), stick.model() + " is back", () -> announced(api, stick));
    long before = transmissions(api, stick);
    Await.until(
        SOON, stick.model() + " transmits again", () -> transmissions(api, stick) > before);
    assertFalse(agent.log().contains("Exception"), agent::logQuietly);
  }

  private void plug(RadioDouble radio, int devices) throws Exception {
    Files.writeString(folder.resolve(radio.model() + ".conf"), "devices=" + devices + "\n");
  }

  private Container add(String kind) throws Exception {
    Container container = Container.of(kind, folder.resolve(kind));
    containers.add(container);
    return container;
  }

  private static String runner(String url, Api api, RadioDouble radio) throws Exception {
    return Events.runner(url, radio.model(), api.token(radio.model()), radio.device())
        .replace("model: virtual", "model: " + radio.model())
        .replace("rf_samplerate: 250000", "rf_samplerate: " + radio.rateHz());
  }

  /** As many as there are radios, so that each has something to do. */
  private static String pagers(int count) {
    StringBuilder yaml =
        new StringBuilder("challenges:\n  - {default_min_delay: 1, default_max_delay: 1}\n");
    for (int i = 0; i < count; i++) {
      yaml.append(
          "  - {name: pager %d, modulation: pocsag, baud: 1200, capcode: 1234567, frequency: %d, flag: 'flag{on_every_radio_%d}'}%n"
              .formatted(i, 433_920_000 + i * 100_000, i));
    }
    return yaml.toString();
  }

  private static boolean announced(Api api, RadioDouble radio) throws Exception {
    for (JsonNode agent : api.agents()) {
      if (agent.path("agent_id").asText().equals(radio.model())) {
        return agent.path("devices").size() > 0;
      }
    }
    return false;
  }

  private static long transmissions(Api api, RadioDouble radio) throws Exception {
    return api.transmissions().stream()
        .filter(each -> each.path("runner_id").asText().equals(radio.model()))
        .filter(each -> each.path("status").asText().equals("success"))
        .count();
  }
}
