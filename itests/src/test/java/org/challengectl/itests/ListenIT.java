package org.challengectl.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.challengectl.dsp.RealResampler;
import org.challengectl.protocol.listen.StreamFrame;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Live listening to real containers: what is sent is seen, and can be read. */
class ListenIT {

  private static final long PAGER_HZ = 433_920_000;
  private static final long CENTRE_HZ = PAGER_HZ - 60_000;
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String PAGER =
      """
      challenges:
        - {default_min_delay: 1, default_max_delay: 1}
        - {name: pager, modulation: pocsag, baud: 1200, capcode: 1234567, frequency: 433920000, flag: "flag{heard_live}"}
      """;

  @TempDir Path folder;
  private final List<Container> containers = new ArrayList<>();

  @AfterEach
  void stopAll() {
    containers.forEach(Container::close);
  }

  @Test
  void whatIsSentIsSeenInTheWaterfallAndReadFromTheSamples() throws Exception {
    Container container = add("standalone", "all").start();
    Api api = container.awaitApi();
    api.importYaml(PAGER);
    try (LiveViewer viewer = LiveViewer.of(container)) {
      Await.until(SOON, "local-listener is offered", () -> viewer.sees("local-listener"));
      viewer.say(listen("local-listener", CENTRE_HZ));
      JsonNode receiving = viewer.await(SOON, "receiving").path("receiving");
      assertEquals(CENTRE_HZ, receiving.path("centre_hz").asLong());
      assertEquals(500_000, receiving.path("sample_rate").asInt());
      seesThePager(viewer);
      viewer.say(
          "{\"type\":\"channel\",\"frequency_hz\":%d,\"sample_rate\":24000}".formatted(PAGER_HZ));
      assertTrue(read(viewer).contains("flag{heard_live}"));
      viewer.say("{\"type\":\"tune\",\"centre_hz\":12000000000}");
      Await.until(
          SOON,
          "a sentence about the receiver's range",
          () -> viewer.last("problem").path("message").asText().contains("12000 MHz"));
      assertEquals("receiving", viewer.last("state").path("phase").asText());
    }

    // The server is killed and comes back; a browser does what a viewer does here.
    container.signal("KILL");
    container.start();
    container.awaitApi();
    try (LiveViewer viewer = LiveViewer.of(container)) {
      Await.until(SOON, "local-listener is offered", () -> viewer.sees("local-listener"));
      viewer.say(listen("local-listener", CENTRE_HZ));
      viewer.await(SOON, "receiving");
      seesThePager(viewer);
    }
    Await.until(SOON, "the listener stops when nobody listens", () -> quiet(container));
    assertFalse(container.log().contains("Exception"), container::logQuietly);
  }

  @Test
  void anAgentElsewhereYieldsToRecordingsAndComesBackAfterItsEnd() throws Exception {
    Container server = add("server", "server").start();
    Api api = server.awaitApi();
    String url = server.baseUrl();
    Container agent =
        add("agent", "agent")
            .configure("org.challengectl.driver.virtual", "devices = tx0,rx0")
            .agent("runner", Events.runner(url, "fox", api.token("fox"), "tx0"))
            .agent("listener", Events.listener(url, "ear", api.token("ear"), "rx0"))
            .start();
    try (LiveViewer viewer = LiveViewer.of(server)) {
      Await.until(SOON, "ear is offered", () -> viewer.sees("ear"));
      viewer.say(listen("ear", CENTRE_HZ));
      viewer.await(SOON, "receiving");

      // The only receiver must record.
      api.importYaml(PAGER);
      JsonNode waiting = viewer.await(SOON, "waiting");
      assertEquals("recording", waiting.path("code").asText());
      Instant until = Instant.parse(waiting.path("until").asText());
      assertTrue(until.isAfter(Instant.now().minusSeconds(1)), waiting.toString());
      api.post("/api/control/pause", "{}");
      viewer.await(Duration.ofSeconds(90), "receiving");
      viewer.forgetFrames();
      assertEquals(StreamFrame.Kind.ROW, StreamFrame.read(viewer.nextFrame()).kind());
      Await.until(
          SOON,
          "it was recorded all the same",
          () ->
              api.recordings().stream()
                  .anyMatch(r -> r.path("measurement").path("heard").asBoolean()));

      // The agent is killed and comes back; the viewer does nothing.
      agent.signal("KILL");
      JsonNode offline = viewer.await(SOON, "waiting");
      assertEquals("offline", offline.path("code").asText());
      agent.start();
      viewer.await(Duration.ofSeconds(90), "receiving");
      viewer.forgetFrames();
      assertEquals(CENTRE_HZ, StreamFrame.read(viewer.nextFrame()).centreHz(), 0.5);
      assertFalse(viewer.isClosed());
    }
    Await.until(SOON, "the listener stops when nobody listens", () -> quiet(agent));
  }

  private Container add(String kind, String name) throws Exception {
    Container container = Container.of(kind, folder.resolve(name));
    containers.add(container);
    return container;
  }

  private static String listen(String agent, long centreHz) {
    return "{\"type\":\"listen\",\"agent\":\"%s\",\"centre_hz\":%d}".formatted(agent, centreHz);
  }

  private static boolean quiet(Container container) throws Exception {
    return container.log().contains("nobody listens any more");
  }

  /** Waits for a row in which the pager stands out where it should be, and nowhere else. */
  private static void seesThePager(LiveViewer viewer) throws Exception {
    viewer.forgetFrames();
    long deadline = System.nanoTime() + SOON.toNanos();
    while (System.nanoTime() < deadline) {
      ByteBuffer frame = viewer.nextFrame();
      StreamFrame head = StreamFrame.read(frame);
      if (head.kind() == StreamFrame.Kind.ROW) {
        double inside = strongest(frame, head, PAGER_HZ - 8_000, PAGER_HZ + 8_000);
        double outside = strongest(frame, head, PAGER_HZ + 40_000, PAGER_HZ + 120_000);
        double image = strongest(frame, head, PAGER_HZ - 200_000, PAGER_HZ - 40_000);
        if (inside > outside + 30 && inside > image + 30) {
          return;
        }
      }
    }
    throw new AssertionError("the pager was not seen within " + SOON);
  }

  private static double strongest(ByteBuffer frame, StreamFrame head, double lowHz, double highHz) {
    double best = -999;
    for (int bin = 0; bin < head.count(); bin++) {
      double hz = head.centreHz() + (bin - head.count() / 2.0) * head.rateHz() / head.count();
      if (hz >= lowHz && hz <= highHz) {
        int value = frame.get(StreamFrame.HEAD + bin) & 0xff;
        best = Math.max(best, head.offset() + head.scale() * value);
      }
    }
    return best;
  }

  /**
   * Demodulates FM as long as it takes for multimon-ng to read a page, within a minute and a half.
   */
  private String read(LiveViewer viewer) throws Exception {
    Path audio = folder.resolve("pager.raw");
    RealResampler resampler = new RealResampler(24_000, Multimon.RATE);
    float[] out = new float[resampler.maxOutput(StreamFrame.MAX_PAIRS)];
    double[] last = {1, 0};
    long sequence = -1;
    long deadline = System.nanoTime() + Duration.ofSeconds(90).toNanos();
    String said = "";
    int since = 0;
    while (System.nanoTime() < deadline && !said.contains("Alpha")) {
      ByteBuffer frame = viewer.nextFrame();
      StreamFrame head = StreamFrame.read(frame);
      if (head.kind() != StreamFrame.Kind.SAMPLES) {
        continue;
      }
      assertEquals(24_000, head.rateHz());
      assertTrue(sequence < 0 || head.sequence() == sequence + 1, "samples were lost");
      sequence = head.sequence();
      float[] turns = demodulate(frame, head, last);
      int count = resampler.execute(turns, 0, turns.length, out, 0);
      Files.write(audio, Multimon.pcm(out, count), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      if (++since == 50) {
        since = 0;
        said = Multimon.pocsag(audio);
      }
    }
    return said;
  }

  private static float[] demodulate(ByteBuffer frame, StreamFrame head, double[] last) {
    ByteBuffer iq = frame.slice().order(ByteOrder.LITTLE_ENDIAN);
    float[] turns = new float[head.count()];
    for (int k = 0; k < turns.length; k++) {
      double i = iq.getShort(StreamFrame.HEAD + 4 * k);
      double q = iq.getShort(StreamFrame.HEAD + 4 * k + 2);
      double turn = Math.atan2(q * last[0] - i * last[1], i * last[0] + q * last[1]);
      turns[k] = (float) (turn * 24_000 / (2 * Math.PI) / 10_000);
      last[0] = i;
      last[1] = q;
    }
    return turns;
  }
}
