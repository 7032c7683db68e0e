package org.challengectl.agent.listener;

import static org.challengectl.agent.testing.Eventually.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.challengectl.agent.core.AgentKind;
import org.challengectl.agent.core.LinkException.Kind;
import org.challengectl.agent.core.RadioConfig;
import org.challengectl.agent.testing.FakeAgent;
import org.challengectl.agent.testing.FakeDriver;
import org.challengectl.agent.testing.FakeRadio;
import org.challengectl.agent.testing.FakeServerApi;
import org.challengectl.protocol.PictureInfo;
import org.challengectl.protocol.RecordingCompleteRequest;
import org.challengectl.protocol.ServerMessage.AssignmentCancelled;
import org.challengectl.protocol.ServerMessage.RecordingAssignment;
import org.challengectl.radio.RadioException;
import org.challengectl.radio.ReceiveSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(40)
class ListenerTest {

  private static final int RATE = 100_000;
  private static final long FREQUENCY = 145_000_000;

  @TempDir Path folder;
  private final FakeRadio radio = new FakeRadio(RATE);
  private final AtomicInteger captures = new AtomicInteger();
  private FakeAgent agent;
  private Listener listener;

  @AfterEach
  void tearDown() {
    listener.close();
  }

  @Test
  void recordsMeasuresAndUploads() {
    start(false);
    hear(FakeCapture.Trouble.NONE);
    Instant begin = agent.serverClock().now();
    agent.push(assignment(4, begin.plusSeconds(5), 2));
    RecordingCompleteRequest done = completion(4);

    assertTrue(done.success(), () -> String.valueOf(done.errorMessage()));
    assertEquals(12, done.durationSeconds(), 0.3);
    assertTrue(done.measurement().heard());
    assertEquals(500, done.measurement().centreOffsetHz(), 20);
    assertWithin(300, begin.plusSeconds(5), done.measurement().startedAt());
    assertWithin(300, begin.plusSeconds(7), done.measurement().stoppedAt());
    until("picture", () -> agent.server.pictures.containsKey(4L));
    PictureInfo picture = agent.server.pictures.get(4L);
    assertEquals(FREQUENCY, picture.centreHz(), 5000);
    assertEquals(24_000, picture.spanHz(), 1000);
    assertEquals(12, picture.seconds(), 0.5);
    assertTrue(agent.server.pictureBytes.get(4L) > 10_000);
    assertEquals(1, agent.server.recordingStarts.size());
    assertEquals(RATE, agent.server.recordingStarts.get(0).sampleRate());
    until("temporary files are gone", () -> filesLeft() == 0);
    assertTrue(agent.server.sigMf.isEmpty());
  }

  @Test
  void waitsForThePreRoll() {
    start(false);
    hear(FakeCapture.Trouble.NONE);
    Instant begin = agent.serverClock().now();
    agent.push(assignment(4, begin.plusMillis(5600), 1));
    until("waiting", () -> agent.slots.get(0).activity().startsWith("waiting"));
    assertEquals(0, captures.get());
    completion(4);
    assertWithin(100, begin.plusMillis(600), agent.server.recordingStarts.get(0).startedAt());
  }

  @Test
  void saysWhenThereWasNothingToHear() {
    start(false);
    radio.hearing(s -> new FakeCapture(RATE, 0, 0, 0, FakeCapture.Trouble.NONE));
    agent.push(assignment(4, agent.serverClock().now().plusSeconds(5), 2));
    RecordingCompleteRequest done = completion(4);
    assertTrue(done.success());
    assertFalse(done.measurement().heard());
    assertNull(done.measurement().startedAt());
    until("picture", () -> agent.server.pictures.containsKey(4L));
  }

  @Test
  void sendsTheSamplesWhenAskedTo() {
    start(true);
    hear(FakeCapture.Trouble.NONE);
    agent.push(assignment(4, agent.serverClock().now().plusSeconds(5), 1));
    until("samples", () -> agent.server.sigMf.containsKey(4L));
    assertTrue(agent.server.sigMf.get(4L).contains("ci16_le"));
    until("temporary files are gone", () -> filesLeft() == 0);
  }

  @Test
  void refusesWhatItHasNoReceiverFor() {
    start(false);
    hear(FakeCapture.Trouble.STALLED);
    Instant begin = agent.serverClock().now();
    agent.push(assignment(4, begin.plusSeconds(5), 60));
    until("recording", () -> captures.get() == 1);
    agent.push(assignment(5, begin.plusSeconds(5), 60));
    RecordingCompleteRequest refused = completion(5);
    assertFalse(refused.success());
    assertEquals("no free receiver", refused.errorMessage());
  }

  @Test
  void aReceiverThatIsLostMakesAFailedRecording() {
    assertFails(FakeCapture.Trouble.LOST, "unplugged");
  }

  @Test
  void aRecordingWithGapsHasFailed() {
    assertFails(FakeCapture.Trouble.GAPS, "lost");
  }

  @Test
  void aHiccupLeavesTheTimesRight() {
    start(false);
    hear(FakeCapture.Trouble.HICCUP);
    Instant begin = agent.serverClock().now();
    agent.push(assignment(4, begin.plusSeconds(5), 2));
    RecordingCompleteRequest done = completion(4);
    assertTrue(done.success(), () -> String.valueOf(done.errorMessage()));
    assertWithin(150, begin.plusSeconds(7), done.measurement().stoppedAt());
  }

  @Test
  void aReceiverThatCannotBeOpenedIsSaid() {
    start(false);
    radio.hearing(
        s -> {
          throw new RadioException(RadioException.Reason.BUSY, "somebody has it");
        });
    agent.push(assignment(4, agent.serverClock().now().plusSeconds(5), 1));
    assertTrue(completion(4).errorMessage().contains("somebody has it"));
    until("free again", () -> listener.busy() == 0);
  }

  @Test
  void aCancelledAssignmentEndsWithoutAWord() {
    start(false);
    hear(FakeCapture.Trouble.STALLED);
    agent.push(assignment(4, agent.serverClock().now().plusSeconds(5), 60));
    until("recording", () -> captures.get() == 1);
    agent.push(new AssignmentCancelled(4, Instant.now()));
    until("over", () -> listener.busy() == 0);
    assertTrue(agent.server.recordings.isEmpty());
    hear(FakeCapture.Trouble.NONE);
    agent.push(assignment(5, agent.serverClock().now().plusSeconds(5), 1));
    assertTrue(completion(5).success(), "the receiver is free again");
  }

  @Test
  void anAssignmentThatComesTooLateIsRefused() {
    start(false);
    agent.push(assignment(4, agent.serverClock().now().minusSeconds(60), 1));
    assertTrue(completion(4).errorMessage().contains("too late"));
  }

  @Test
  void anAssignmentThatIsPushedTwiceIsRecordedOnce() {
    start(false);
    hear(FakeCapture.Trouble.NONE);
    RecordingAssignment assignment = assignment(4, agent.serverClock().now().plusSeconds(5), 1);
    agent.push(assignment);
    agent.push(assignment);
    completion(4);
    until("over", () -> listener.busy() == 0);
    assertEquals(1, captures.get());
  }

  @Test
  void uploadsUntilItWorks() {
    start(false);
    hear(FakeCapture.Trouble.NONE);
    AtomicInteger left = new AtomicInteger(3);
    agent.server.onUpload =
        () -> {
          if (left.getAndDecrement() > 0) {
            throw FakeServerApi.failure(Kind.UNREACHABLE);
          }
        };
    agent.push(assignment(4, agent.serverClock().now().plusSeconds(5), 1));
    until("picture", () -> agent.server.pictures.containsKey(4L));
    assertEquals(4, agent.server.uploadCalls.get());
  }

  @Test
  void aRecordingIsNotCompleteBeforeItsPictureIsThere() {
    start(false);
    hear(FakeCapture.Trouble.NONE);
    List<Boolean> completeAtUpload = new CopyOnWriteArrayList<>();
    agent.server.onUpload =
        () -> {
          completeAtUpload.add(agent.server.recordings.containsKey(4L));
          if (completeAtUpload.size() < 3) {
            throw FakeServerApi.failure(Kind.UNREACHABLE);
          }
        };
    agent.push(assignment(4, agent.serverClock().now().plusSeconds(5), 1));
    assertTrue(completion(4).success());
    assertTrue(agent.server.pictures.containsKey(4L));
    assertEquals(List.of(false, false, false), completeAtUpload);
  }

  @Test
  void aRecordingWhosePictureIsNotTakenHasFailed() {
    start(false);
    hear(FakeCapture.Trouble.NONE);
    agent.server.onUpload =
        () -> {
          throw FakeServerApi.failure(Kind.REFUSED);
        };
    agent.push(assignment(4, agent.serverClock().now().plusSeconds(5), 1));
    RecordingCompleteRequest done = completion(4);
    assertFalse(done.success());
    assertTrue(done.errorMessage().contains("picture could not be uploaded: as the test wants it"));
    until("temporary files are gone", () -> filesLeft() == 0);
  }

  @Test
  void shutDownWhileThePictureIsOnItsWayItSaysThatTheRecordingHasFailed() {
    start(false);
    hear(FakeCapture.Trouble.NONE);
    agent.server.onUpload =
        () -> {
          throw FakeServerApi.failure(Kind.UNREACHABLE);
        };
    agent.push(assignment(4, agent.serverClock().now().plusSeconds(5), 1));
    until("tried", () -> agent.server.uploadCalls.get() >= 1);
    listener.close();
    RecordingCompleteRequest done = agent.server.recordings.get(4L);
    assertFalse(done.success());
    assertTrue(done.errorMessage().contains("shut down"), done.errorMessage());
  }

  @Test
  void shutDownInMidRecordingItSaysSo() {
    start(false);
    hear(FakeCapture.Trouble.STALLED);
    agent.push(assignment(4, agent.serverClock().now().plusSeconds(5), 60));
    until("recording", () -> captures.get() == 1);
    listener.close();
    assertFalse(agent.server.recordings.get(4L).success());
  }

  @Test
  void nonsenseIsIgnored() {
    start(false);
    agent.push(assignment(4, null, 1));
    agent.push(assignment(5, Instant.MAX, 1));
    agent.push(new AssignmentCancelled(99, null));
    hear(FakeCapture.Trouble.NONE);
    agent.push(assignment(6, agent.serverClock().now().plusSeconds(5), 1));
    assertTrue(completion(6).success());
  }

  private void assertFails(FakeCapture.Trouble trouble, String reason) {
    start(false);
    hear(trouble);
    agent.push(assignment(4, agent.serverClock().now().plusSeconds(5), 1));
    RecordingCompleteRequest done = completion(4);
    assertFalse(done.success());
    assertTrue(done.errorMessage().contains(reason), done.errorMessage());
    assertTrue(agent.server.pictures.isEmpty());
  }

  private void start(boolean sigMf) {
    agent =
        new FakeAgent(AgentKind.LISTENER, folder, sigMf)
            .with(new RadioConfig("virtual", "rx", RATE, List.of(), Map.of()));
    agent.plugins.add(new FakeDriver("virtual", settings -> radio));
    listener = new Listener(agent, Duration.ofMillis(10));
  }

  private void hear(FakeCapture.Trouble trouble) {
    radio.hearing(settings -> capture(settings, trouble));
  }

  private FakeCapture capture(ReceiveSettings settings, FakeCapture.Trouble trouble) {
    captures.incrementAndGet();
    return new FakeCapture(RATE, FREQUENCY + 500 - settings.frequencyHz(), 5, 7, trouble);
  }

  private RecordingCompleteRequest completion(long id) {
    until("recording " + id, Duration.ofSeconds(20), () -> agent.server.recordings.containsKey(id));
    return agent.server.recordings.get(id);
  }

  private long filesLeft() {
    try (var files = Files.list(folder.resolve("recordings"))) {
      return files.count();
    } catch (java.io.IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static RecordingAssignment assignment(long id, Instant start, double seconds) {
    return new RecordingAssignment(
        id,
        "c1",
        "Challenge",
        9,
        FREQUENCY,
        start,
        seconds,
        "tone",
        2000,
        -500,
        1500,
        "runner-1",
        null);
  }

  private static void assertWithin(long millis, Instant expected, Instant actual) {
    long apart = Math.abs(Duration.between(expected, actual).toMillis());
    assertTrue(apart <= millis, expected + " but " + actual);
  }
}
