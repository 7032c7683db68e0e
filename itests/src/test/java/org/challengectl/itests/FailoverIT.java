package org.challengectl.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.challengectl.itests.AirLog.Radiation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server, two runners and a listener as real processes over one virtual air; processes are killed
 * and stalled in mid-transmission. Who was on the air when is judged by the air's own account.
 */
class FailoverIT {

  /** Widest CW band plus what the scheduler keeps free beside it. */
  private static final long LEAST_DISTANCE_HZ = 100;

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final int LEASE_SECONDS = 6;

  @TempDir Path folder;
  private final List<Container> containers = new ArrayList<>();

  @AfterEach
  void stopAll() {
    containers.forEach(Container::close);
  }

  @Test
  void nobodyIsEverOnTheAirBesideHisSuccessor() throws Exception {
    int airPort = Container.freePort();
    Path account = folder.resolve("air.jsonl");
    Container server = quickServer().start();
    Api api = server.awaitApi();
    String url = server.baseUrl();

    Container listener =
        add("agent", "listener")
            .configure(
                "org.challengectl.driver.virtual",
                "mode = host",
                "port = " + airPort,
                "devices = rx0",
                "account_file = " + account)
            .agent("listener", Events.listener(url, "ears", api.token("ears"), "rx0"))
            .start();
    Container first = runner(api, url, "one", airPort).start();
    Container second = runner(api, url, "two", airPort).start();
    api.importYaml(Events.morse(4));

    Await.until(
        SOON, "both runners transmit", () -> senders(account).containsAll(List.of("one", "two")));

    // A runner is killed in mid-transmission.
    Radiation cut = awaitOnAir(account, "one");
    first.signal("KILL");
    Radiation cutOver =
        Await.value(SOON, () -> "the air ends " + cut, () -> ended(account, cut.id()));
    assertTrue(
        cutOver.stopNanos() - cutOver.startNanos() < Duration.ofSeconds(60).toNanos(),
        "radiated " + cutOver);
    String cutChallenge = challengeOf(cut);
    Await.until(
        SOON,
        "the other runner takes over " + cutChallenge,
        () ->
            AirLog.read(account).stream()
                .anyMatch(
                    r ->
                        r.startNanos() > cutOver.stopNanos()
                            && challengeOf(r).equals(cutChallenge)));

    // It comes back, and then stands still for longer than a lease.
    first.start();
    Radiation stalled = awaitOnAir(account, "one");
    first.signal("STOP");
    Await.value(SOON, () -> "the air ends " + stalled, () -> ended(account, stalled.id()));
    String stalledChallenge = challengeOf(stalled);
    Await.until(
        SOON,
        "the other runner takes over " + stalledChallenge,
        () ->
            AirLog.read(account).stream()
                .anyMatch(
                    r ->
                        r.startNanos() > stalled.startNanos()
                            && senderOf(r).equals("two")
                            && challengeOf(r).equals(stalledChallenge)));
    first.signal("CONT");
    awaitOnAirAfter(account, "one", System.nanoTime());

    // The server is killed in mid-transmission and comes back.
    awaitOnAirAfter(account, "two", System.nanoTime());
    long countBefore = successes(api);
    server.signal("KILL");
    server.start();
    server.awaitApi();
    assertTrue(successes(api) >= countBefore, "completed transmissions were lost");
    long restarted = System.nanoTime();
    awaitOnAirAfter(account, "one", restarted);
    awaitOnAirAfter(account, "two", restarted);

    List<Radiation> all = AirLog.read(account);
    assertNoOverlap(all);
    for (JsonNode challenge : api.challenges()) {
      String id = challenge.get("challenge_id").asText();
      assertTrue(
          all.stream().anyMatch(r -> challengeOf(r).equals(id)), id + " was never on the air");
    }
    assertEquals(4, api.challenges().size());
    assertFalse(server.log().contains("Exception"), server::logQuietly);
    assertTrue(second.running() && listener.running());
  }

  @Test
  void aRunnerThatCannotReachTheServerFallsSilentBeforeAnotherTakesOver() throws Exception {
    int airPort = Container.freePort();
    Path account = folder.resolve("air.jsonl");
    Container server = quickServer().start();
    Api api = server.awaitApi();
    add("agent", "listener")
        .configure(
            "org.challengectl.driver.virtual",
            "mode = host",
            "port = " + airPort,
            "devices = rx0",
            "account_file = " + account)
        .start();
    try (TcpProxy network = new TcpProxy(server.httpPort())) {
      String far = "http://127.0.0.1:" + network.port();
      runner(api, far, "one", airPort).start();
      api.importYaml(Events.longMorse());
      Radiation cutOff = awaitOnAir(account, "one");
      runner(api, server.baseUrl(), "two", airPort).start();
      Await.until(
          Duration.ofSeconds(2 * LEASE_SECONDS + 5),
          "renewals carry it beyond its first lease",
          () ->
              System.nanoTime() - cutOff.startNanos()
                  > Duration.ofSeconds(LEASE_SECONDS + 2).toNanos());
      assertTrue(ended(account, cutOff.id()).isEmpty(), "it ended although it was renewed");

      network.swallow(true);
      long swallowed = System.nanoTime();
      Radiation over =
          Await.value(SOON, () -> "one falls silent", () -> ended(account, cutOff.id()));
      assertTrue(
          over.stopNanos() - swallowed < Duration.ofSeconds(LEASE_SECONDS).toNanos(),
          "it went on for " + (over.stopNanos() - swallowed) / 1e9 + " s after it was cut off");
      Radiation successor = awaitOnAirAfter(account, "two", swallowed);
      assertTrue(successor.startNanos() > over.stopNanos());

      // The network comes back, slowly.
      network.swallow(false);
      network.cut();
      network.delay(300);
      Await.until(
          SOON,
          "one is back",
          () ->
              api.agents().stream()
                  .anyMatch(
                      a ->
                          a.get("agent_id").asText().equals("one")
                              && a.get("websocket_connected").asBoolean()));
      assertNoOverlap(AirLog.read(account));
    }
  }

  private Container quickServer() throws Exception {
    return add("server", "server")
        .configure(
            "org.challengectl.scheduler",
            "lease_duration_seconds = " + LEASE_SECONDS,
            "sweep_interval_seconds = 1",
            "drain_guard_millis = 500");
  }

  private static void assertNoOverlap(List<Radiation> all) {
    for (int i = 0; i < all.size(); i++) {
      for (int j = i + 1; j < all.size(); j++) {
        Radiation a = all.get(i);
        Radiation b = all.get(j);
        boolean sameChallenge = challengeOf(a).equals(challengeOf(b));
        boolean sameBand = Math.abs(a.frequencyHz() - b.frequencyHz()) < LEAST_DISTANCE_HZ;
        assertFalse(
            a.overlaps(b) && (sameChallenge || sameBand), "both on the air: " + a + " and " + b);
      }
    }
  }

  private Container add(String kind, String name) throws Exception {
    Container container = Container.of(kind, folder.resolve(name));
    containers.add(container);
    return container;
  }

  private Container runner(Api api, String url, String id, int airPort) throws Exception {
    return add("agent", id)
        .configure(
            "org.challengectl.driver.virtual",
            "mode = join",
            "host_address = 127.0.0.1",
            "port = " + airPort,
            "devices = tx-" + id)
        .agent("runner", Events.runner(url, id, api.token(id), "tx-" + id));
  }

  private static Radiation awaitOnAir(Path account, String sender) throws Exception {
    return awaitOnAirAfter(account, sender, Long.MIN_VALUE);
  }

  /** Waits until a runner is on the air with a transmission that began after a moment. */
  private static Radiation awaitOnAirAfter(Path account, String sender, long afterNanos)
      throws Exception {
    return Await.value(
        SOON,
        () -> sender + " is on the air",
        () ->
            AirLog.read(account).stream()
                .filter(r -> !r.over() && senderOf(r).equals(sender) && r.startNanos() > afterNanos)
                .findFirst());
  }

  private static Optional<Radiation> ended(Path account, long id) throws Exception {
    return AirLog.read(account).stream().filter(r -> r.id() == id && r.over()).findFirst();
  }

  private static List<String> senders(Path account) throws Exception {
    return AirLog.read(account).stream().map(FailoverIT::senderOf).distinct().toList();
  }

  private static String senderOf(Radiation radiation) {
    return radiation.label().split(" ", -1)[0];
  }

  private static String challengeOf(Radiation radiation) {
    return radiation.label().split(" ", -1)[1];
  }

  private static long successes(Api api) throws Exception {
    return api.transmissions().stream()
        .filter(t -> t.get("status").asText().equals("success"))
        .count();
  }
}
