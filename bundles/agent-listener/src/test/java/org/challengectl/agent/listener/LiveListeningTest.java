package org.challengectl.agent.listener;

import static org.challengectl.agent.testing.Eventually.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.challengectl.agent.core.AgentKind;
import org.challengectl.agent.core.RadioConfig;
import org.challengectl.agent.testing.FakeAgent;
import org.challengectl.agent.testing.FakeDriver;
import org.challengectl.agent.testing.FakeRadio;
import org.challengectl.agent.testing.FakeStream;
import org.challengectl.protocol.AgentMessage;
import org.challengectl.protocol.ServerMessage;
import org.challengectl.protocol.ServerMessage.AssignmentCancelled;
import org.challengectl.protocol.ServerMessage.RecordingAssignment;
import org.challengectl.protocol.listen.StreamFrame;
import org.challengectl.protocol.listen.StreamFrame.Kind;
import org.challengectl.protocol.listen.StreamOrder;
import org.challengectl.protocol.listen.StreamReport;
import org.challengectl.radio.FrequencySpan;
import org.challengectl.radio.RadioCapabilities;
import org.challengectl.radio.RadioDescription;
import org.challengectl.radio.RadioException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(40)
class LiveListeningTest {

  private static final int RATE = 100_000;
  private static final long CENTRE = 145_000_000;
  private static final long TONE = 145_012_000;

  @TempDir Path folder;
  private final AtomicInteger open = new AtomicInteger();
  private FakeAgent agent;
  private Listener listener;

  @AfterEach
  void tearDown() {
    listener.close();
    until("receivers are free", () -> open.get() == 0);
  }

  @Test
  void tellsWhatOneCanListenTo() {
    start("rx0", "rx1");
    agent.push(new ServerMessage.Connected("agent-1", Instant.now()));
    until("offer", () -> !agent.told.isEmpty());
    AgentMessage.ListenOffer offer = (AgentMessage.ListenOffer) agent.told.get(0);
    assertEquals(
        List.of("virtual:rx0", "virtual:rx1"),
        offer.receivers().stream().map(r -> r.deviceId()).toList());
    assertEquals(RATE, offer.receivers().get(0).sampleRate());
    assertEquals(List.of("144000000-146000000"), offer.receivers().get(0).frequencyLimits());
    assertEquals(100_000, offer.receivers().get(0).lowHz());
    assertEquals(6_000_000_000L, offer.receivers().get(0).highHz());
  }

  @Test
  void sendsRowsWhereTheToneIsAtItsPlace() {
    start("rx0");
    FakeStream stream = listen(CENTRE);
    StreamReport.Receiving receiving = receiving(stream);
    assertEquals(CENTRE, receiving.centreHz());
    assertEquals(RATE, receiving.sampleRate());
    until("rows", () -> frames(stream, Kind.ROW).size() >= 3);
    for (ByteBuffer row : frames(stream, Kind.ROW)) {
      StreamFrame head = StreamFrame.read(row);
      assertEquals(receiving.bins(), head.count());
      int best = 0;
      for (int i = 0; i < head.count(); i++) {
        if (level(row, head, i) > level(row, head, best)) {
          best = i;
        }
      }
      double hz = head.centreHz() + (best - head.count() / 2) * (double) RATE / head.count();
      assertEquals(TONE, hz, (double) RATE / head.count());
      assertEquals(0, level(row, head, best), 1.6);
    }
    until("about 16 rows in a second", () -> frames(stream, Kind.ROW).size() >= 16);
    stream.close();
    until("ended", () -> open.get() == 0);
    until("idle", () -> agent.slots.get(0).activity().equals("idle"));
  }

  @Test
  void sendsTheSamplesOfAChannel() {
    start("rx0");
    FakeStream stream = listen(CENTRE);
    stream.order(new StreamOrder.Channel(3, TONE - 1500.5, 12_000));
    until("samples", () -> frames(stream, Kind.SAMPLES).size() >= 10);
    List<ByteBuffer> frames = frames(stream, Kind.SAMPLES);
    double turned = 0;
    int turns = 0;
    for (ByteBuffer frame : frames.subList(4, 10)) {
      StreamFrame head = StreamFrame.read(frame);
      assertEquals(3, head.channel());
      assertEquals(12_000, head.rateHz());
      assertEquals(12_000 / 25, head.count());
      assertEquals(TONE - 1500.5, head.centreHz());
      assertEquals(0, head.offset(), 0.1);
      ByteBuffer iq = frame.slice().order(ByteOrder.LITTLE_ENDIAN);
      for (int i = 1; i < head.count(); i++, turns++) {
        int at = StreamFrame.HEAD + 4 * i;
        double re = iq.getShort(at) * head.scale();
        double im = iq.getShort(at + 2) * head.scale();
        double re0 = iq.getShort(at - 4) * head.scale();
        double im0 = iq.getShort(at - 2) * head.scale();
        assertEquals(1, Math.hypot(re, im), 0.01);
        turned += Math.atan2(im * re0 - re * im0, re * re0 + im * im0);
      }
    }
    assertEquals(1500.5, turned / turns * 12_000 / (2 * Math.PI), 0.5);
    stream.order(new StreamOrder.ChannelEnd(3));
    int rows = frames(stream, Kind.ROW).size();
    until("the waterfall goes on", () -> frames(stream, Kind.ROW).size() > rows + 5);
    int samples = frames(stream, Kind.SAMPLES).size();
    until("more rows", () -> frames(stream, Kind.ROW).size() > rows + 10);
    assertEquals(samples, frames(stream, Kind.SAMPLES).size());
  }

  @Test
  void aChannelOutsideIsSilentUntilTheReceiverIsTunedThere() {
    start("rx0");
    FakeStream stream = listen(CENTRE - 500_000);
    stream.order(new StreamOrder.Channel(1, TONE, 24_000));
    until("rows", () -> frames(stream, Kind.ROW).size() >= 5);
    assertTrue(frames(stream, Kind.SAMPLES).isEmpty());
    stream.order(new StreamOrder.Tune(CENTRE));
    until("samples", () -> !frames(stream, Kind.SAMPLES).isEmpty());
    assertEquals(1, open.get());
  }

  @Test
  void refusesTuningBeyondLimitsAndRadioWithASentence() {
    start("rx0");
    FakeStream stream = listen(CENTRE);
    receiving(stream);
    for (long hz : new long[] {7_000_000, 99_000, Long.MAX_VALUE, Long.MIN_VALUE, -1}) {
      int before = stream.reports.size();
      stream.order(new StreamOrder.Tune(hz));
      until("refused " + hz, () -> stream.reports.size() > before);
      StreamReport.Refused refused = (StreamReport.Refused) stream.reports.get(before);
      assertEquals("out_of_range", refused.code());
      assertTrue(refused.message().contains("they have 144 MHz to 146 MHz"), refused.message());
    }
    int rows = frames(stream, Kind.ROW).size();
    until("it goes on where it was", () -> frames(stream, Kind.ROW).size() > rows);
  }

  @Test
  void refusesMoreChannelsThanItHas() {
    start("rx0");
    FakeStream stream = listen(CENTRE);
    for (int i = 1; i <= 6; i++) {
      stream.order(new StreamOrder.Channel(i, TONE, 12_000));
    }
    stream.order(new StreamOrder.Channel(1, TONE, 11_111));
    stream.order(new StreamOrder.Channel(0, TONE, 12_000));
    stream.order(new StreamOrder.Channel(2, Double.NaN, 12_000));
    List<Integer> refused =
        stream.reports.stream()
            .filter(StreamReport.Refused.class::isInstance)
            .map(report -> ((StreamReport.Refused) report).channel())
            .toList();
    assertEquals(List.of(5, 6, 1, 0, 2), refused);
  }

  @Test
  void aRecordingTakesTheOnlyReceiverAndListeningGoesOnAfterIt() {
    start("rx0");
    FakeStream stream = listen(CENTRE);
    receiving(stream);
    Instant begin = agent.serverClock().now();
    agent.push(assignment(4, begin.plusMillis(5500), 60));
    until("waits", () -> waiting(stream) != null);
    assertEquals("recording", waiting(stream).code());
    assertEquals(begin.plusMillis(5500 + 65_000), waiting(stream).until());
    until("recording", () -> agent.slots.get(0).activity().startsWith("recording"));
    assertEquals(1, open.get(), "one capture at a time");
    long before = receptions(stream);
    agent.push(new AssignmentCancelled(4, Instant.now()));
    until("goes on", () -> receptions(stream) > before);
    int rows = frames(stream, Kind.ROW).size();
    until("rows", () -> frames(stream, Kind.ROW).size() > rows);
  }

  @Test
  void aRecordingTakesAnotherReceiverIfThereIsOne() {
    start("rx0", "rx1");
    FakeStream stream = listen(CENTRE);
    String device = receiving(stream).deviceId();
    agent.push(assignment(4, agent.serverClock().now().plusSeconds(5), 60));
    until("recording", () -> open.get() == 2);
    int rows = frames(stream, Kind.ROW).size();
    until("rows", () -> frames(stream, Kind.ROW).size() > rows + 3);
    assertEquals(1, receptions(stream), "nobody was disturbed on " + device);
  }

  @Test
  void aSlowNetworkLosesFramesAndDelaysNothing() {
    start("rx0");
    FakeStream stream = listen(CENTRE);
    until("rows", () -> frames(stream, Kind.ROW).size() >= 2);
    stream.slow(true);
    until("stuck", () -> sequence(stream) >= 2);
    long before = sequence(stream);
    Instant since = Instant.now();
    until("a second passes", () -> Instant.now().isAfter(since.plusMillis(1200)));
    assertTrue(sequence(stream) <= before + 1, "nothing leaves");
    stream.slow(false);
    until("rows again", () -> sequence(stream) > before + 14);
    List<Long> numbers =
        frames(stream, Kind.ROW).stream().map(f -> StreamFrame.read(f).sequence()).toList();
    long missing = numbers.get(numbers.size() - 1) + 1 - numbers.size();
    assertTrue(missing >= 10 && missing <= 18, missing + " rows are missing");
  }

  @Test
  void aReceiverThatFailsIsSaidAndTriedAgain() {
    start("rx0");
    AtomicInteger attempts = new AtomicInteger();
    radio.hearing(
        settings -> {
          if (attempts.incrementAndGet() == 1) {
            throw new RadioException(RadioException.Reason.FAILED, "unplugged");
          }
          return capture(settings.frequencyHz());
        });
    FakeStream stream = listen(CENTRE);
    until("said", () -> waiting(stream) != null);
    assertEquals("receiver_failed", waiting(stream).code());
    assertTrue(waiting(stream).message().contains("unplugged"));
    receiving(stream);
  }

  @Test
  void aNewStreamReplacesTheOld() {
    start("rx0");
    FakeStream first = listen(CENTRE);
    receiving(first);
    agent.push(new ServerMessage.ListenStart(1, Instant.now()));
    assertFalse(first.closed(), "the same again");
    agent.push(new ServerMessage.ListenStart(2, Instant.now()));
    until("opened", () -> agent.streams.size() == 2);
    until("closed", first::closed);
    agent.streams.get(1).order(new StreamOrder.Tune(CENTRE));
    receiving(agent.streams.get(1));
  }

  private final FakeRadio radio =
      new FakeRadio(RATE).hearing(settings -> capture(settings.frequencyHz()));

  private void start(String... receivers) {
    agent = new FakeAgent(AgentKind.LISTENER, folder, false);
    RadioCapabilities can =
        new RadioCapabilities(
            false, true, new FrequencySpan(100_000, 6_000_000_000L), new FrequencySpan(RATE, RATE));
    FakeDriver driver = new FakeDriver("virtual", settings -> radio);
    for (String name : receivers) {
      agent.with(new RadioConfig("virtual", name, RATE, List.of("144000000-146000000"), Map.of()));
      driver.plug(new RadioDescription("virtual", name, name, can));
    }
    agent.plugins.add(driver);
    listener = new Listener(agent, Duration.ofMillis(10));
  }

  private PacedTones capture(long centreHz) {
    open.incrementAndGet();
    return new PacedTones(RATE, TONE, centreHz, open::decrementAndGet);
  }

  private FakeStream listen(long centreHz) {
    agent.push(new ServerMessage.ListenStart(1, Instant.now()));
    until("stream", () -> !agent.streams.isEmpty());
    FakeStream stream = agent.streams.get(0);
    stream.order(new StreamOrder.Tune(centreHz));
    return stream;
  }

  private static StreamReport.Receiving receiving(FakeStream stream) {
    until("receiving", () -> receptions(stream) > 0);
    return (StreamReport.Receiving)
        stream.reports.stream()
            .filter(StreamReport.Receiving.class::isInstance)
            .findFirst()
            .orElseThrow();
  }

  private static long receptions(FakeStream stream) {
    return stream.reports.stream().filter(StreamReport.Receiving.class::isInstance).count();
  }

  private static StreamReport.Waiting waiting(FakeStream stream) {
    return (StreamReport.Waiting)
        stream.reports.stream()
            .filter(StreamReport.Waiting.class::isInstance)
            .findFirst()
            .orElse(null);
  }

  private static List<ByteBuffer> frames(FakeStream stream, Kind kind) {
    return stream.frames.stream().filter(frame -> StreamFrame.read(frame).kind() == kind).toList();
  }

  private static long sequence(FakeStream stream) {
    List<ByteBuffer> rows = frames(stream, Kind.ROW);
    return StreamFrame.read(rows.get(rows.size() - 1)).sequence();
  }

  private static double level(ByteBuffer row, StreamFrame head, int bin) {
    return head.offset() + head.scale() * (row.get(StreamFrame.HEAD + bin) & 0xff);
  }

  private static RecordingAssignment assignment(long id, Instant start, double seconds) {
    return new RecordingAssignment(
        id, "c1", "Challenge", 9, CENTRE, start, seconds, "tone", 2000, -500, 1500, "r", null);
  }
}
