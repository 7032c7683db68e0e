package org.challengectl.agent.runner;

import static org.challengectl.agent.testing.Eventually.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.challengectl.agent.core.AgentKind;
import org.challengectl.agent.core.LinkException.Kind;
import org.challengectl.agent.core.RadioConfig;
import org.challengectl.agent.testing.FakeAgent;
import org.challengectl.agent.testing.FakeDriver;
import org.challengectl.agent.testing.FakeRadio;
import org.challengectl.agent.testing.FakeRadio.Vice;
import org.challengectl.agent.testing.FakeServerApi;
import org.challengectl.agent.testing.ToneModulation;
import org.challengectl.protocol.AgentMessage;
import org.challengectl.protocol.CompleteRequest;
import org.challengectl.protocol.ServerMessage;
import org.challengectl.protocol.Task;
import org.challengectl.radio.RadioException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class RunnerTest {

  private static final int RATE = 250_000;
  private static final double SHORT_LEASE = 2;

  /** Long enough to be on the air before it ends, however busy the host is. */
  private static final double SLOW_HOSTS_LEASE = 5;

  @TempDir Path folder;
  private final FakeRadio radio = new FakeRadio(RATE);
  private final FakeDriver driver = new FakeDriver("fake", settings -> radio);
  private final ToneModulation tone = new ToneModulation();
  private FakeAgent agent;
  private Runner runner;

  @BeforeEach
  void setUp() {
    agent = new FakeAgent(AgentKind.RUNNER, folder, false).with(radioConfig("0"));
    agent.plugins.add(driver).add(tone);
  }

  @AfterEach
  void tearDown() {
    if (runner != null) {
      runner.close();
    }
  }

  @Test
  void transmitsAndReports() {
    agent.server.tasks.add(task(7, 0.3, 60));
    start();
    CompleteRequest done = completion(1);
    assertTrue(done.success(), () -> String.valueOf(done.errorMessage()));
    assertEquals("c7", done.challengeId());
    assertEquals(7, done.lease());
    assertEquals("fake:0", done.deviceId().asText());
    assertEquals(145_000_000L, done.frequency());
    assertFalse(done.requeue());
    assertWithin(150, done.startedAt().plusMillis(300), done.endedAt());
    assertEquals(1, radio.account().size());
    assertEquals("agent-1 c7 lease-7", radio.account().get(0).label());
    until("start was told", () -> agent.server.starts.size() == 1);
    until("asks for more", () -> agent.server.polls.size() >= 2);
    assertEquals("fake:0", agent.server.polls.get(0));
  }

  /** The second best of three, so that one hiccup of a busy host does not count. */
  @Test
  void startsAtTheServersTimeToFiftyMilliseconds() {
    Instant now = agent.serverClock().now();
    List<Instant> times =
        List.of(now.plusMillis(600), now.plusMillis(1_600), now.plusMillis(2_600));
    for (int i = 0; i < times.size(); i++) {
      agent.server.tasks.add(task(7 + i, 0.2, 60, times.get(i), Map.of()));
    }
    start();
    List<Long> apart = new ArrayList<>();
    for (int i = 0; i < times.size(); i++) {
      Instant started = completion(i + 1).startedAt();
      apart.add(Math.abs(Duration.between(times.get(i), started).toMillis()));
    }
    Collections.sort(apart);
    assertTrue(apart.get(1) <= 50, "apart by " + apart + " ms");
  }

  @Test
  void renewsWhileItTransmitsLongerThanItsLease() {
    agent.server.leaseSeconds = SHORT_LEASE;
    agent.server.tasks.add(task(7, 3, SHORT_LEASE));
    start();
    assertTrue(completion(1).success());
    assertTrue(agent.server.renewals.size() >= 3, "a third of two seconds");
    assertTrue(agent.told.stream().anyMatch(m -> m instanceof AgentMessage.Progress));
  }

  @Test
  void cutOffFromTheServerItIsSilentBeforeItsLeaseEnds() {
    long asked = System.nanoTime();
    agent.server.onPoll = () -> {};
    agent.server.onRenew = () -> fail(Kind.UNREACHABLE);
    agent.server.tasks.add(task(7, 600, SHORT_LEASE));
    start();
    until("on the air", radio::radiating);
    until("silent", () -> radio.account().size() == 1);
    long end = radio.account().get(0).toNanos();
    Duration onAir = Duration.ofNanos(end - asked);
    Duration allowed =
        Duration.ofMillis((long) (SHORT_LEASE * 1000)).minus(DeviceWorker.DEFAULT_MARGIN);
    assertTrue(onAir.compareTo(allowed.plusMillis(250)) < 0, "ended after " + onAir);
    assertTrue(onAir.compareTo(allowed.minusMillis(250)) > 0, "ended after " + onAir);
    CompleteRequest done = completion(1);
    assertFalse(done.success());
    assertTrue(done.requeue());
    assertTrue(done.errorMessage().contains("lease"));
  }

  @Test
  void renewalsThatHangAreNoBetterThanNone() {
    agent.server.onRenew =
        () -> {
          try {
            new java.util.concurrent.CountDownLatch(1).await();
          } catch (InterruptedException e) {
            throw FakeServerApi.failure(Kind.UNREACHABLE);
          }
        };
    agent.server.tasks.add(task(7, 600, SHORT_LEASE));
    start();
    assertTrue(completion(1).errorMessage().contains("lease"));
    long onAir = radio.account().get(0).toNanos() - radio.account().get(0).fromNanos();
    assertTrue(onAir < 1_500_000_000L);
  }

  @Test
  void aRefusedRenewalEndsItAtOnce() {
    agent.server.onRenew = () -> fail(Kind.CONFLICT);
    agent.server.tasks.add(task(7, 600, 3));
    start();
    CompleteRequest done = completion(1);
    assertTrue(done.errorMessage().contains("does not renew"));
    assertTrue(radio.account().get(0).toNanos() - radio.account().get(0).fromNanos() < 1.8e9);
  }

  @Test
  void stopsWhenItIsTold() {
    agent.server.tasks.add(task(7, 600, 60));
    start();
    until("on the air", radio::radiating);
    agent.push(new ServerMessage.Stop(6, "other", Instant.now()));
    assertTrue(radio.radiating(), "not its lease");
    agent.push(new ServerMessage.Stop(7, "c7", Instant.now()));
    CompleteRequest done = completion(1);
    assertTrue(done.requeue());
    assertTrue(done.errorMessage().contains("stopped by the server"));
  }

  @Test
  void stopsWhenARenewalSaysSo() {
    agent.server.stop = true;
    agent.server.tasks.add(task(7, 600, 3));
    start();
    assertTrue(completion(1).errorMessage().contains("stopped by the server"));
  }

  @Test
  void stopsWhenItsModulationIsTakenAway() {
    agent.server.tasks.add(task(7, 600, 60));
    start();
    until("on the air", radio::radiating);
    agent.plugins.remove(tone);
    assertFalse(radio.radiating(), "silent when the removal returns");
    assertTrue(completion(1).requeue());
    assertTrue(agent.server.completions.get(0).errorMessage().contains("removed"));
  }

  @Test
  void stopsWhenItsDriverIsTakenAwayAndGoesOnWhenItIsBack() {
    agent.server.tasks.add(task(7, 600, 60));
    start();
    until("on the air", radio::radiating);
    agent.plugins.remove(driver);
    assertFalse(radio.radiating());
    assertTrue(completion(1).requeue());
    until("closed", radio::closed);
    agent.server.tasks.add(task(8, 0.1, 60));
    agent.plugins.add(driver);
    runner.radiosChanged();
    assertTrue(completion(2).success());
  }

  @Test
  void anUnknownModulationGoesBackToTheQueue() {
    agent.server.tasks.add(task(7, 1, 60, null, Map.of("modulation", "rtty")));
    start();
    CompleteRequest done = completion(1);
    assertTrue(done.requeue());
    assertTrue(done.errorMessage().contains("rtty"));
    assertNull(done.startedAt());
    assertTrue(radio.account().isEmpty());
  }

  @Test
  void aChallengeThatCannotBeSentIsNotTriedAgain() {
    agent.server.tasks.add(task(7, 1, 60, null, Map.of("seconds", -5)));
    agent.server.tasks.add(task(8, 1, 60, null, Map.of("flag", " ")));
    start();
    CompleteRequest done = completion(1);
    assertFalse(done.requeue());
    assertTrue(done.errorMessage().contains("'seconds' must be"));
    assertTrue(completion(2).errorMessage().contains("flag is empty"));
    assertTrue(radio.account().isEmpty());
  }

  @Test
  void neverTransmitsOutsideItsOwnLimits() {
    agent.server.tasks.add(task(7, 1, 60, null, Map.of("frequency", 150_000_000)));
    start();
    assertTrue(completion(1).errorMessage().contains("outside the limits"));
    assertTrue(radio.account().isEmpty());
  }

  @Test
  void downloadsAFlagThatIsAFile() {
    String hash = "ab".repeat(32);
    agent.server.files.put(hash, "content".getBytes(StandardCharsets.UTF_8));
    agent.server.tasks.add(task(7, 0.1, 60, null, Map.of("flag", "sha256:" + hash)));
    agent.server.tasks.add(task(8, 0.1, 60, null, Map.of("flag", "sha256:" + "cd".repeat(32))));
    start();
    assertTrue(completion(1).success());
    CompleteRequest second = completion(2);
    assertFalse(second.success());
    assertTrue(second.requeue());
  }

  @Test
  void reportsUntilItIsAnswered() {
    AtomicInteger left = new AtomicInteger(2);
    agent.server.onComplete =
        () -> {
          if (left.getAndDecrement() > 0) {
            fail(Kind.SERVER_ERROR);
          }
        };
    agent.server.tasks.add(task(7, 0.1, 60));
    start();
    assertTrue(completion(1).success());
    assertEquals(3, agent.server.completeCalls.get());
    until("polls again", () -> agent.server.polls.size() >= 2);
    assertEquals(List.of(), unreported());
  }

  @Test
  void renewsNoLeaseWhileItReportsWhatIsOver() {
    AtomicInteger renewalsWhenOver = new AtomicInteger();
    agent.server.onComplete =
        () -> {
          switch (agent.server.completeCalls.get()) {
            case 1 -> {
              renewalsWhenOver.set(agent.server.renewals.size());
              fail(Kind.SERVER_ERROR);
            }
            case 2, 3 -> fail(Kind.SERVER_ERROR);
            default -> {}
          }
        };
    agent.server.leaseSeconds = SHORT_LEASE;
    agent.server.tasks.add(task(7, 0.1, SHORT_LEASE)); // renewed every 0.7 s; reported after 1.7 s
    start();
    assertTrue(completion(1).success());
    assertEquals(renewalsWhenOver.get(), agent.server.renewals.size());
  }

  @Test
  void dropsAReportThatIsRefused() {
    agent.server.onComplete = () -> fail(Kind.CONFLICT);
    agent.server.tasks.add(task(7, 0.1, 60));
    start();
    until("asked for more", () -> agent.server.polls.size() >= 2);
    assertEquals(1, agent.server.completeCalls.get());
    assertEquals(List.of(), unreported());
  }

  @Test
  void shutDownInMidTransmissionItIsSilentAndSaysSo() {
    agent.server.tasks.add(task(7, 600, 60));
    start();
    until("on the air", radio::radiating);
    runner.close();
    assertFalse(radio.radiating());
    assertEquals(1, agent.server.completions.size());
    assertTrue(agent.server.completions.get(0).requeue());
  }

  @Test
  void whatCouldNotBeReportedIsReportedByTheNextProcess() {
    agent.server.onComplete = () -> fail(Kind.UNREACHABLE);
    agent.server.tasks.add(task(7, 0.1, 60));
    start();
    until("tried", () -> agent.server.completeCalls.get() >= 1);
    runner.close();
    assertEquals(1, unreported().size());
    int earlierPolls = agent.server.polls.size();

    agent.server.onComplete = () -> {};
    start();
    assertEquals(7, completion(1).lease());
    assertTrue(completion(1).success());
    until("polls again", () -> agent.server.polls.size() > earlierPolls);
    assertEquals(List.of(), unreported());
  }

  @Test
  void afterACrashInMidTransmissionItSaysSoAndDoesNotTransmitAgain() throws IOException {
    agent.server.tasks.add(task(7, 600, 60));
    start();
    until("on the air", radio::radiating);
    Path crashed = Files.createDirectory(folder.resolve("crashed"));
    for (Path file : unreported()) {
      Files.copy(file, crashed.resolve(file.getFileName()));
    }
    runner.close();

    FakeAgent next = new FakeAgent(AgentKind.RUNNER, crashed, false).with(radioConfig("0"));
    FakeRadio fresh = new FakeRadio(RATE);
    next.plugins.add(new FakeDriver("fake", settings -> fresh)).add(tone);
    runner = new Runner(next);
    until("reported", () -> next.server.completions.size() == 1);
    CompleteRequest report = next.server.completions.get(0);
    assertEquals(7, report.lease());
    assertFalse(report.success());
    assertTrue(report.requeue());
    assertTrue(fresh.account().isEmpty());
  }

  @Test
  void tasksThatMakeNoSenseAreSentBack() {
    agent.server.tasks.add(
        new Task("c1", "x", Map.of("modulation", "tone"), 5L, 60.0, null, 1L, null, null, null));
    agent.server.tasks.add(task(6, 1, Double.NaN));
    agent.server.tasks.add(new Task(null, null, null, null, null, null, null, null, null, null));
    start();
    assertTrue(completion(1).errorMessage().contains("no flag"));
    assertFalse(completion(2).requeue());
    until("all taken", () -> agent.server.tasks.isEmpty());
    assertTrue(radio.account().isEmpty());
  }

  @Test
  void aTransmitCallThatNeverReturnsDoesNotHoldUpTheSilence() {
    radio.with(Vice.STUCK_TRANSMIT);
    agent.server.tasks.add(task(7, 600, 60));
    start();
    until("on the air", radio::radiating);
    agent.push(new ServerMessage.Stop(7, "c7", Instant.now()));
    until("silent", Duration.ofMillis(300), () -> !radio.radiating());
    CompleteRequest done = completion(1);
    assertTrue(done.errorMessage().contains("hung"));
    assertTrue(agent.slots.get(0).condemned());
  }

  @Test
  void aDriverThatAsksForNoMoreSamplesIsSilencedByTheWatchdogInTime() {
    assertSilencedInTime(Vice.LOOPING, Duration.ofMillis(150));
    assertFalse(agent.slots.get(0).condemned());
  }

  @Test
  void aDriverThatIsDeafAsWellIsClosedWithinTheMargin() {
    assertSilencedInTime(Vice.LOOPING_DEAF, Duration.ofMillis(500));
    assertTrue(radio.closed());
  }

  private void assertSilencedInTime(Vice vice, Duration late) {
    radio.with(vice);
    agent.server.onRenew = () -> fail(Kind.UNREACHABLE);
    agent.server.tasks.add(task(7, 600, SLOW_HOSTS_LEASE));
    start();
    CompleteRequest done = completion(1);
    assertTrue(done.errorMessage().contains("lease"));
    long onAir = radio.account().get(0).toNanos() - radio.account().get(0).fromNanos();
    Duration allowed =
        Duration.ofMillis((long) (SLOW_HOSTS_LEASE * 1000)).minus(DeviceWorker.DEFAULT_MARGIN);
    assertTrue(onAir <= allowed.plus(late).toNanos(), "on the air for " + onAir + " ns");
  }

  @Test
  void aSilenceCallThatHangsLeadsToClosing() {
    radio.with(Vice.STUCK_SILENCE);
    agent.server.onRenew = () -> fail(Kind.UNREACHABLE);
    agent.server.tasks.add(task(7, 600, SHORT_LEASE));
    start();
    until("on the air", radio::radiating);
    agent.push(new ServerMessage.Stop(7, "c7", Instant.now()));
    until("closed or ended by the fence", () -> !radio.radiating());
    assertTrue(completion(1).requeue());
  }

  @Test
  void aRadioThatObeysNothingIsNotReportedAsSilent() {
    radio.with(Vice.STUCK);
    agent.server.tasks.add(task(7, 600, 60));
    start();
    until("on the air", radio::radiating);
    agent.push(new ServerMessage.Stop(7, "c7", Instant.now()));
    until("condemned", () -> agent.slots.get(0).condemned());
    assertEquals(0, agent.server.completeCalls.get(), "the server must wait for the lease");
  }

  @Test
  void severalRadiosWorkAtTheSameTime() {
    FakeRadio other = new FakeRadio(RATE);
    agent.with(new RadioConfig("second", "1", RATE, List.of(), Map.of()));
    agent.plugins.add(new FakeDriver("second", settings -> other));
    agent.server.tasks.add(task(7, 600, 60));
    agent.server.tasks.add(task(8, 600, 60));
    start();
    until("both on the air", () -> radio.radiating() && other.radiating());
  }

  @Test
  void aRadioThatCannotBeOpenedAsksForNoWork() {
    driver.fail(new RadioException(RadioException.Reason.BUSY, "somebody has it"));
    agent.server.tasks.add(task(7, 0.1, 60));
    start();
    until("said", () -> agent.slots.get(0).activity().contains("somebody has it"));
    assertTrue(agent.server.polls.isEmpty());
    driver.fail(null);
    assertTrue(completion(1).success());
  }

  @Test
  void aPushWakesItAtOnce() {
    start();
    until("first poll", () -> !agent.server.polls.isEmpty());
    agent.server.tasks.add(task(7, 0.1, 60));
    agent.push(new ServerMessage.TaskAvailable(Instant.now()));
    assertTrue(completion(1).success());
  }

  @Test
  void pushesDoNotHurryARunnerWhoseTransmissionsFail() {
    Map<String, Object> missing = Map.of("flag", "sha256:" + "cd".repeat(32));
    assertFailsPatiently(task(7, 0.1, 60, null, missing));
    assertEquals(1, driver.opened().size(), "the radio is not to blame and stays open");
  }

  @Test
  void aRadioThatFailsIsOpenedAnewAndNotHurriedByPushes() {
    radio.with(Vice.FAILING);
    assertFailsPatiently(task(7, 0.1, 60));
    assertTrue(driver.opened().size() >= 2);
    assertTrue(radio.closed());
  }

  /** Offers a failing task again and again, as a server does that puts it back into its queue. */
  private void assertFailsPatiently(Task failing) {
    agent.server.tasks.add(failing);
    agent.server.onComplete = () -> agent.server.tasks.add(failing);
    start();
    completion(1);
    long first = System.nanoTime();
    until(
        "third attempt",
        () -> {
          agent.push(new ServerMessage.TaskAvailable(Instant.now()));
          runner.registered();
          return agent.server.completions.size() >= 3;
        });
    Duration apart = Duration.ofNanos(System.nanoTime() - first);
    assertTrue(
        apart.compareTo(Duration.ofSeconds(1)) > 0,
        "half a second, then a whole one at least: " + apart);
    assertTrue(agent.server.completions.get(2).requeue());
  }

  @Test
  void anAssignmentWhoseLeaseIsNearlyOverIsNotBegun() {
    agent.server.onRenew = () -> fail(Kind.UNREACHABLE);
    agent.server.tasks.add(task(7, 1, 0.7));
    start();
    CompleteRequest done = completion(1);
    assertTrue(done.errorMessage().contains("lease"));
    assertTrue(radio.account().isEmpty());
  }

  private void start() {
    runner = new Runner(agent);
  }

  private CompleteRequest completion(int number) {
    until("report " + number, () -> agent.server.completions.size() >= number);
    return agent.server.completions.get(number - 1);
  }

  private static void assertWithin(long millis, Instant expected, Instant actual) {
    long apart = Math.abs(Duration.between(expected, actual).toMillis());
    assertTrue(apart <= millis, expected + " but " + actual);
  }

  private List<Path> unreported() {
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.getFileName().toString().startsWith("unreported")).toList();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void fail(Kind kind) throws org.challengectl.agent.core.LinkException {
    throw FakeServerApi.failure(kind);
  }

  private static RadioConfig radioConfig(String name) {
    return new RadioConfig("fake", name, RATE, List.of("144000000-146000000"), Map.of());
  }

  private static Task task(long lease, double seconds, double leaseSeconds) {
    return task(lease, seconds, leaseSeconds, null, Map.of());
  }

  private static Task task(
      long lease, double seconds, double leaseSeconds, Instant startAt, Map<String, Object> more) {
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("modulation", "tone");
    config.put("frequency", 145_000_000);
    config.put("flag", "hello");
    config.put("seconds", seconds);
    config.putAll(more);
    return new Task(
        "c" + lease, "Challenge", config, lease, leaseSeconds, startAt, lease, null, null, null);
  }
}
