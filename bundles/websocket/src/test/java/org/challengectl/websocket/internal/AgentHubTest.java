package org.challengectl.websocket.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.challengectl.domain.Agent;
import org.challengectl.domain.AgentType;
import org.challengectl.domain.Challenge;
import org.challengectl.domain.DomainEvent;
import org.challengectl.domain.Lease;
import org.challengectl.domain.Recording;
import org.challengectl.domain.RecordingStatus;
import org.challengectl.domain.Transmission;
import org.challengectl.protocol.AgentMessage;
import org.challengectl.protocol.ServerMessage;
import org.challengectl.views.testing.FakeAgentRepository;
import org.challengectl.views.testing.FakeRules;
import org.challengectl.views.testing.FakeStore;
import org.challengectl.views.testing.ManualTime;
import org.challengectl.views.testing.Samples;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AgentHubTest {

  private final FakeStore store = new FakeStore();
  private final FakeRules rules = new FakeRules(store);
  private final ManualTime time = new ManualTime();
  private final Deque<Runnable> later = new ArrayDeque<>();
  private final List<String> progress = new ArrayList<>();
  private final FakeChannel fox = new FakeChannel();
  private final FakeChannel ear = new FakeChannel();
  private final NotedPresence presence = new NotedPresence();
  private final AgentHub hub =
      new AgentHub(
          new FakeAgentRepository(rules.agents),
          rules,
          store.transmissionRepository(),
          store.recordingRepository(),
          (agentId, lease, fraction) -> progress.add(agentId + " " + lease + " " + fraction),
          presence,
          time,
          (delay, task) -> later.add(task));

  @BeforeEach
  void register() {
    rules.agents.put("fox", Samples.agent("fox", AgentType.RUNNER));
    rules.agents.put("ear", Samples.agent("ear", AgentType.LISTENER));
  }

  @Test
  void greetsAndTellsARunnerThatThereMayBeWork() {
    hub.opened("fox", fox, () -> true);
    hub.opened("ear", ear, () -> true);
    assertEquals(List.of("connected", "task_available"), fox.types());
    assertEquals(List.of("connected"), ear.types());
    assertTrue(rules.calls.contains("connected fox true"));
  }

  @Test
  void closesAConnectionWhoseKeyHasEndedAndNoOther() {
    AtomicBoolean holds = new AtomicBoolean(true);
    hub.opened("fox", fox, holds::get);
    hub.opened("ear", ear, () -> true);
    hub.happened(new DomainEvent.AgentKeyEnded(time.instant(), "fox"));
    assertNull(fox.closed, "it was opened with the key that holds now");
    holds.set(false);
    hub.happened(new DomainEvent.AgentKeyEnded(time.instant(), "fox"));
    hub.happened(new DomainEvent.AgentKeyEnded(time.instant(), "nobody"));
    assertEquals(Goodbye.POLICY, fox.closed);
    assertNull(ear.closed);
  }

  @Test
  void aKeyThatEndedWhileItsConnectionOpenedIsNoticed() {
    hub.opened("fox", fox, () -> false);
    assertEquals(Goodbye.POLICY, fox.closed);
  }

  @Test
  void makesOneNudgeOfManyEvents() {
    hub.opened("fox", fox, () -> true);
    hub.opened("ear", ear, () -> true);
    fox.received.clear();
    Challenge challenge = Samples.challenge("open");
    for (int i = 0; i < 50; i++) {
      hub.happened(new DomainEvent.WorkAvailable(time.instant()));
      hub.happened(new DomainEvent.ChallengeChanged(time.instant(), challenge));
      hub.happened(
          new DomainEvent.TransmissionEnded(time.instant(), Samples.transmission(1, "open", true)));
    }
    assertEquals(List.of(), fox.types(), "it gathers first");
    settle();
    assertEquals(List.of("task_available"), fox.types());
    assertEquals(List.of("connected"), ear.types());
  }

  @Test
  void nudgesOnlyWhenThereMayBeWork() {
    hub.opened("fox", fox, () -> true);
    fox.received.clear();
    hub.happened(
        new DomainEvent.ChallengeChanged(
            time.instant(), Samples.disabled(Samples.challenge("open"))));
    hub.happened(new DomainEvent.PausedChanged(time.instant(), true));
    hub.happened(new DomainEvent.AgentLogged(time.instant(), "x", "info", "y"));
    assertTrue(later.isEmpty());
    hub.happened(new DomainEvent.PausedChanged(time.instant(), false));
    settle();
    assertEquals(List.of("task_available"), fox.types());
  }

  @Test
  void aRunnerThatIsSlowToReadGetsOneNudgeForAll() {
    fox.slow = true;
    hub.opened("fox", fox, () -> true);
    for (int i = 0; i < 20; i++) {
      hub.happened(new DomainEvent.WorkAvailable(time.instant()));
      settle();
    }
    fox.read();
    fox.read();
    assertEquals(List.of("connected", "task_available"), fox.types());
    assertTrue(fox.unread.isEmpty());
  }

  @Test
  void tellsAListenerWhatToRecordAndWhatNotTo() {
    hub.opened("ear", ear, () -> true);
    hub.opened("fox", fox, () -> true);
    Recording recording = Samples.recording(5, "open", RecordingStatus.PENDING);
    Transmission transmission = Samples.transmission(1005, "open", false);
    hub.happened(new DomainEvent.RecordingAssigned(time.instant(), recording, transmission));
    assertEquals("recording_assignment", ear.last().path("type").asText());
    assertEquals(5, ear.last().path("assignment_id").asLong());
    assertEquals(Samples.CARRIER_HZ, ear.last().path("frequency").asLong());
    assertEquals(7.25, ear.last().path("expected_duration").asDouble());
    assertEquals("fox", ear.last().path("runner_id").asText());
    hub.happened(new DomainEvent.RecordingCancelled(time.instant(), recording));
    assertEquals("assignment_cancelled", ear.last().path("type").asText());
    assertFalse(fox.types().contains("recording_assignment"), "it concerns nobody else");
  }

  @Test
  void remindsAnAgentOfWhatItMissed() {
    store.put(Samples.recording(5, "open", RecordingStatus.PENDING));
    store.put(Samples.transmission(1005, "open", false));
    hub.opened("ear", ear, () -> true);
    assertEquals(List.of("connected", "recording_assignment"), ear.types());
    time.pass(Duration.ofSeconds(6));
    FakeChannel tooLate = new FakeChannel();
    hub.opened("ear", tooLate, () -> true);
    assertEquals(List.of("connected"), tooLate.types());

    Lease stopping = Samples.lease(Samples.transmission(1, "open", true), true);
    store.put(stopping.withStopRequested());
    hub.opened("fox", fox, () -> true);
    assertTrue(fox.types().contains("stop"), fox.types().toString());
  }

  @Test
  void tellsTheHolderToStop() {
    hub.opened("fox", fox, () -> true);
    Lease lease = Samples.lease(Samples.transmission(7, "open", true), true);
    hub.happened(new DomainEvent.StopRequested(time.instant(), lease));
    assertEquals("stop", fox.last().path("type").asText());
    assertEquals(107, fox.last().path("lease").asLong());
  }

  @Test
  void tellsADisabledAgentToStopButOfNoWork() {
    hub.opened("fox", fox, () -> true);
    setEnabled(false);
    assertNull(fox.closed);
    fox.received.clear();
    hub.happened(new DomainEvent.WorkAvailable(time.instant()));
    settle();
    Lease lease = Samples.lease(Samples.transmission(7, "open", true), true);
    hub.happened(new DomainEvent.StopRequested(time.instant(), lease));
    assertEquals(List.of("stop"), fox.types());

    store.put(lease.withStopRequested());
    FakeChannel again = new FakeChannel();
    hub.opened("fox", again, () -> true);
    assertNull(again.closed);
    assertEquals(List.of("connected", "stop"), again.types());
    setEnabled(true);
    assertEquals(List.of("connected", "stop", "task_available"), again.types());
  }

  @Test
  void closesTheConnectionOfADeletedAgent() {
    hub.opened("fox", fox, () -> true);
    Agent gone = rules.agents.remove("fox").withEnabled(false);
    hub.happened(new DomainEvent.AgentChanged(time.instant(), gone));
    assertEquals(Goodbye.POLICY, fox.closed);
    hub.closed("fox", fox);
    assertTrue(rules.calls.contains("connected fox false"));
  }

  private void setEnabled(boolean enabled) {
    Agent agent = rules.agents.get("fox").withEnabled(enabled);
    rules.agents.put("fox", agent);
    hub.happened(new DomainEvent.AgentChanged(time.instant(), agent));
  }

  @Test
  void aNewerConnectionTakesTheFormersPlace() {
    hub.opened("fox", fox, () -> true);
    FakeChannel newer = new FakeChannel();
    hub.opened("fox", newer, () -> true);
    assertEquals(Goodbye.REPLACED, fox.closed);
    hub.closed("fox", fox);
    assertFalse(rules.calls.contains("connected fox false"), "it is still connected");
    hub.happened(new DomainEvent.WorkAvailable(time.instant()));
    settle();
    assertEquals("task_available", newer.last().path("type").asText());
    assertNull(newer.closed);
  }

  @Test
  void theRegistryHearsOfTheNewConnectionAfterTheEndOfTheFormer() throws Exception {
    CountDownLatch leaving = new CountDownLatch(1);
    CountDownLatch mayLeave = new CountDownLatch(1);
    hub.opened("ear", ear, () -> true);
    rules.onConnected =
        connected -> {
          if (!connected) {
            leaving.countDown();
            await(mayLeave);
          }
        };
    Thread goes = new Thread(() -> hub.closed("ear", ear));
    goes.start();
    await(leaving);
    Thread comes = new Thread(() -> hub.opened("ear", new FakeChannel(), () -> true));
    comes.start();
    while (comes.isAlive() && comes.getState() != Thread.State.BLOCKED) {
      Thread.onSpinWait();
    }
    mayLeave.countDown();
    goes.join();
    comes.join();
    assertEquals(
        List.of("connected ear true", "connected ear false", "connected ear true"), rules.calls);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(10, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void notesAnAgentThatConnectsBeforeItRegistersOnce() {
    Agent agent = rules.agents.remove("fox");
    hub.opened("fox", fox, () -> true);
    assertFalse(rules.calls.contains("connected fox true"));
    rules.agents.put("fox", agent);
    hub.happened(new DomainEvent.AgentChanged(time.instant(), agent));
    hub.happened(new DomainEvent.AgentChanged(time.instant(), agent));
    assertEquals(1, rules.calls.stream().filter("connected fox true"::equals).count());
  }

  @Test
  void hearsHeartbeatsAndProgress() {
    store.put(Samples.lease(Samples.transmission(7, "open", true), true));
    hub.opened("fox", fox, () -> true);
    hub.received("fox", fox, "{\"type\":\"heartbeat\"}");
    assertTrue(rules.calls.contains("heartbeat fox"));
    hub.received("fox", fox, "{\"type\":\"progress\",\"lease\":107,\"fraction\":0.5}");
    hub.received("fox", fox, "{\"type\":\"progress\",\"lease\":106,\"fraction\":0.6}");
    hub.received("fox", fox, "{\"type\":\"progress\",\"lease\":107,\"fraction\":1.5}");
    hub.received("fox", fox, "{\"type\":\"progress\",\"lease\":107,\"fraction\":\"NaN\"}");
    assertEquals(List.of("fox 107 0.5"), progress);
    hub.opened("ear", ear, () -> true);
    hub.received("ear", ear, "{\"type\":\"progress\",\"lease\":107,\"fraction\":0.7}");
    assertEquals(1, progress.size(), "the lease is another's");
  }

  @Test
  void bearsUnknownMessagesButNotGarbageNorFloods() {
    hub.opened("fox", fox, () -> true);
    hub.received("fox", fox, "{\"type\":\"something_new\"}");
    hub.received("fox", fox, "{}");
    hub.received("fox", fox, "[]");
    assertNull(fox.closed);
    hub.received("fox", fox, "{");
    assertEquals(Goodbye.BAD_DATA, fox.closed);
    hub.opened("ear", ear, () -> true);
    for (int i = 0; i < 51; i++) {
      hub.received("ear", ear, "{\"type\":\"heartbeat\"}");
    }
    assertEquals(Goodbye.POLICY, ear.closed);
  }

  private void settle() {
    while (!later.isEmpty()) {
      later.remove().run();
    }
  }

  @Test
  void tellsWhoCanBeListenedToUntilHeHasGone() {
    FakeChannel ear = new FakeChannel();
    hub.opened("ear", ear, () -> true);
    hub.received("ear", ear, "{\"type\":\"listen_offer\",\"receivers\":[]}");
    assertEquals(List.of("offers ear"), presence.calls);
    presence.post.accept(new ServerMessage.ListenStart(7, time.instant()));
    assertEquals("listen_start", ear.last().path("type").asText());
    assertEquals(7, ear.last().path("stream").asLong());
    hub.closed("ear", ear);
    assertEquals(List.of("offers ear", "gone ear"), presence.calls);
  }

  private static final class NotedPresence implements ListenerPresence {

    private final List<String> calls = new ArrayList<>();
    private Consumer<ServerMessage> post;

    @Override
    public void offers(
        String agentId, AgentMessage.ListenOffer offer, Consumer<ServerMessage> toAgent) {
      calls.add("offers " + agentId);
      post = toAgent;
    }

    @Override
    public void gone(String agentId) {
      calls.add("gone " + agentId);
    }
  }
}
