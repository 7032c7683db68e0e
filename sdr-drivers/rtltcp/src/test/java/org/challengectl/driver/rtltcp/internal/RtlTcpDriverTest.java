package org.challengectl.driver.rtltcp.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.challengectl.radio.Capture;
import org.challengectl.radio.Radio;
import org.challengectl.radio.RadioException;
import org.challengectl.radio.RadioException.Reason;
import org.challengectl.radio.RadioSettings;
import org.challengectl.radio.ReceiveSettings;
import org.challengectl.radio.TransmitSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class RtlTcpDriverTest {

  private static final int RATE = FakeServer.RATE;
  private static final long FREQUENCY = 433_920_000;
  private static final double LONG = 60;

  private final RtlTcpDriver driver = new RtlTcpDriver();

  @AfterEach
  void close() {
    driver.close();
  }

  @Test
  void setsEverythingAndGivesEachSampleOnce() throws Exception {
    Map<String, String> options =
        Map.of("rf_gain", "20", "ppm", "-3", "bias_t", "true", "agc", "true");
    try (FakeServer server = new FakeServer(FakeServer.counting(LONG))) {
      try (Radio radio = open(server.name(), options);
          Capture capture = radio.receive(new ReceiveSettings(FREQUENCY))) {
        assertCounts(capture, RATE);
      }
      List<String> wanted =
          List.of(
              "7 0",
              "9 0",
              "2 250000",
              "5 -3",
              "1 433920000",
              "8 1",
              "3 1",
              "4 197",
              "14 0",
              "14 1",
              "14 0");
      while (server.commands().size() < wanted.size()) { // the last one may still be under way
        Thread.sleep(10);
      }
      assertEquals(wanted, List.copyOf(server.commands()));
    }
  }

  @Test
  void gainIsAutomaticAndTheTunerMayBeLeftOut() throws Exception {
    try (FakeServer server = new FakeServer(FakeServer.counting(LONG));
        Radio radio = open(server.name(), Map.of("direct_sampling", "q"));
        Capture capture = radio.receive(new ReceiveSettings(7_074_000))) {
      assertCounts(capture, 1_000);
      await(server, "3 0", "9 2");
    }
  }

  @Test
  void knowsTheServersTuner() throws Exception {
    try (FakeServer server =
            new FakeServer(
                (connection, out) -> {
                  FakeServer.greet(out, 1);
                  FakeServer.count(out, LONG);
                });
        Radio radio = open(server.name(), Map.of("rf_gain", "41"))) {
      assertEquals(2_200_000_000L, radio.capabilities().frequencies().maxHz());
      radio.receive(new ReceiveSettings(2_000_000_000)).close();
      await(server, "4 420");
      RadioException sent =
          assertThrows(
              RadioException.class,
              () -> radio.transmit(new TransmitSettings(FREQUENCY, "x"), (iq, at, some) -> -1));
      assertEquals(Reason.UNSUPPORTED, sent.reason());
    }
  }

  @Test
  void connectsAnewWhenItIsCutOffAndCountsWhatWasMissed() throws Exception {
    try (FakeServer server =
            new FakeServer(
                (connection, out) -> {
                  FakeServer.greet(out, 5);
                  FakeServer.count(out, connection == 2 ? 1 : LONG); // the first one is a look
                });
        Radio radio = open(server.name(), Map.of());
        Capture capture = radio.receive(new ReceiveSettings(FREQUENCY))) {
      float[] iq = new float[2 * 10_000];
      while (capture.lostSamples() == 0) {
        assertTrue(capture.read(iq, 0, 10_000) > 0);
      }
      assertTrue(capture.lostSamples() >= 0.3 * RATE, capture.lostSamples() + " were lost");
      assertTrue(capture.read(iq, 0, 10_000) > 0);
      assertEquals(2, server.commands().stream().filter("2 250000"::equals).count());
    }
  }

  @Test
  void failsWhenTheServerGoesAndComesBackWithIt() throws Exception {
    int port;
    try (FakeServer server = new FakeServer(FakeServer.counting(LONG))) {
      port = server.port();
      awaitThere(server.name(), true);
      try (Radio radio = open(server.name(), Map.of());
          Capture capture = radio.receive(new ReceiveSettings(FREQUENCY))) {
        assertCounts(capture, 1_000);
        server.hangUp();
        RadioException lost = fails(capture);
        assertEquals(Reason.FAILED, lost.reason());
        assertTrue(lost.getMessage().contains("no rtl_tcp server at"), lost.getMessage());
      }
    }
    String name = "127.0.0.1:" + port;
    awaitThere(name, false);
    assertEquals(Reason.ABSENT, refused(name, Map.of()).reason());
    try (FakeServer server = new FakeServer(port, FakeServer.counting(LONG))) {
      awaitThere(server.name(), true);
      try (Radio radio = open(server.name(), Map.of());
          Capture capture = radio.receive(new ReceiveSettings(FREQUENCY))) {
        assertCounts(capture, 1_000);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "HTTP/1.1 400 Bad Request, no rtl_tcp server",
    "RTL, hung up",
    "'', hung up",
    "RTL1xxxxxxxxxxxxxxx, no rtl_tcp server",
  })
  void whatIsNoServerIsToldSo(String greeting, String wanted) throws Exception {
    try (FakeServer server =
        new FakeServer(
            (connection, out) -> out.write(greeting.getBytes(StandardCharsets.US_ASCII)))) {
      RadioException refused = refused(server.name(), Map.of());
      assertEquals(Reason.FAILED, refused.reason());
      assertTrue(refused.getMessage().contains(wanted), refused.getMessage());
    }
  }

  @Test
  void whoGreetsTooSlowlyOrNotAtAllIsBusy() throws Exception {
    try (FakeServer mute = new FakeServer((connection, out) -> Thread.sleep(10_000));
        FakeServer slow =
            new FakeServer(
                (connection, out) -> {
                  for (byte one : "RTL0\0\0\0\5\0\0\0\35".getBytes(StandardCharsets.US_ASCII)) {
                    out.write(one);
                    Thread.sleep(400);
                  }
                })) {
      RadioException silent = refused(mute.name(), Map.of());
      assertEquals(Reason.BUSY, silent.reason());
      assertTrue(silent.getMessage().contains("one client at a time"), silent.getMessage());
      assertEquals(Reason.BUSY, refused(slow.name(), Map.of()).reason());
      awaitThere(mute.name(), false);
    }
  }

  @Test
  void failsWhenTheServerFallsSilentOrDrips() throws Exception {
    try (FakeServer silent =
            new FakeServer(
                (connection, out) -> {
                  FakeServer.greet(out, 5);
                  Thread.sleep(30_000);
                });
        Radio radio = open(silent.name(), Map.of());
        Capture capture = radio.receive(new ReceiveSettings(FREQUENCY))) {
      assertTrue(fails(capture).getMessage().contains("no samples for 2 s"));
    }
    try (FakeServer dripping =
            new FakeServer(
                (connection, out) -> {
                  FakeServer.greet(out, 5);
                  for (int i = 0; i < 1_000; i++) {
                    out.write(new byte[101]);
                    Thread.sleep(50);
                  }
                });
        Radio radio = open(dripping.name(), Map.of());
        Capture capture = radio.receive(new ReceiveSettings(FREQUENCY))) {
      String why = fails(capture).getMessage();
      assertTrue(why.contains("instead of 0.250 MS/s"), why);
    }
  }

  @Test
  void ofAnIdleServerItIsSeldomAClient() throws Exception {
    try (FakeServer server = new FakeServer(FakeServer.counting(LONG))) {
      awaitThere(server.name(), true);
      for (int i = 0; i < 100; i++) {
        assertTrue(driver.find(server.name(), List.of()).isPresent());
      }
      assertEquals(1, server.connections());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "http://x", "host:70000", "::::"})
  void namesThatAreNoAddressAreRefused(String name) {
    assertTrue(driver.find(name, List.of()).isPresent());
    RadioException refused = refused(name, Map.of());
    assertEquals(Reason.UNSUPPORTED, refused.reason());
    assertTrue(refused.getMessage().contains("host:port"), refused.getMessage());
  }

  @Test
  void refusesWhatMakesNoSense() throws Exception {
    try (FakeServer server = new FakeServer(FakeServer.counting(LONG))) {
      String gain = refused(server.name(), Map.of("rf_gain", "60")).getMessage();
      assertTrue(gain.contains("auto or 0.0 to 49.6"), gain);
      RadioException rate =
          assertThrows(
              RadioException.class,
              () -> driver.open(new RadioSettings(server.name(), 400_000, Map.of())).close());
      assertEquals(Reason.UNSUPPORTED, rate.reason());
      try (Radio radio = open(server.name(), Map.of())) {
        assertEquals(Reason.BUSY, refused(server.name(), Map.of()).reason());
        assertTrue(radio.capabilities().receive());
      }
    }
  }

  private Radio open(String name, Map<String, String> options) throws RadioException {
    return driver.open(new RadioSettings(name, RATE, options));
  }

  private RadioException refused(String name, Map<String, String> options) {
    return assertThrows(RadioException.class, () -> open(name, options).close());
  }

  private void awaitThere(String name, boolean there) throws InterruptedException {
    while (driver.find(name, List.of()).isPresent() != there) {
      Thread.sleep(50);
    }
  }

  private static void await(FakeServer server, String... commands) throws InterruptedException {
    while (!server.commands().containsAll(List.of(commands))
        || !server.commands().get(server.commands().size() - 1).startsWith("14")) {
      Thread.sleep(10);
    }
  }

  private static RadioException fails(Capture capture) {
    return assertThrows(
        RadioException.class,
        () -> {
          while (capture.read(new float[2_000], 0, 1_000) > 0) {
            // until it fails
          }
        });
  }

  private static void assertCounts(Capture capture, int samples) throws RadioException {
    float[] iq = new float[2 * samples];
    for (int have = 0; have < samples; ) {
      have += capture.read(iq, 2 * have, samples - have);
    }
    assertEquals(0, capture.lostSamples()); // from now on nobody reads
    int first = number(iq, 0);
    for (int i = 0; i < samples; i++) {
      if (number(iq, i) != (first + i) % 65_536) {
        throw new AssertionError("sample %d is %d".formatted(first + i, number(iq, i)));
      }
    }
  }

  private static int number(float[] iq, int index) {
    int low = Math.round(iq[2 * index] * 128 + 127.5f);
    int high = Math.round(iq[2 * index + 1] * 128 + 127.5f);
    return low + 256 * high;
  }
}
