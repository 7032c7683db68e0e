package org.challengectl.driver.virtual.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.challengectl.driver.virtual.AirEnd;
import org.challengectl.driver.virtual.AirEntry;
import org.challengectl.radio.Capture;
import org.challengectl.radio.Radio;
import org.challengectl.radio.RadioException;
import org.challengectl.radio.ReceiveSettings;
import org.challengectl.radio.SampleSource;
import org.challengectl.radio.TransmitReport;
import org.challengectl.radio.TransmitSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TransmissionTest {

  private static final long CENTRE = 145_000_000;
  private static final AirSettings LIVE = new AirSettings(-200, 20, Map.of(), true);

  private final AirBench bench = new AirBench(AirBench.QUIET);

  @Test
  void reportsAndAccountsTheWholeOfASignal() throws Exception {
    Radio radio = bench.radio("tx0", 500_000);
    Sending report = bench.transmit(radio, CENTRE, new Tone(1_000, 500_000, 1, 0.25));
    bench.advance(0.3);

    TransmitReport sent = report.get();
    assertTrue(sent.complete());
    assertEquals(125_000, sent.samples());
    assertEquals(0, sent.underruns());
    assertEquals(Duration.ofMillis(250), Duration.between(sent.startedAt(), sent.endedAt()));

    AirEntry entry = entry();
    assertEquals("tx0", entry.device());
    assertEquals("test", entry.label());
    assertEquals(CENTRE, entry.frequencyHz());
    assertEquals(500_000, entry.sampleRateHz());
    assertEquals(sent.startedAt(), entry.startedAt());
    AirEnd end = entry.end().orElseThrow();
    assertEquals(AirEnd.Reason.COMPLETE, end.reason());
    assertEquals(sent.endedAt(), end.at());
    assertEquals(250_000_000, end.nanos() - entry.startedNanos());
  }

  @Test
  void isHeardWhenTheAccountSaysSo() throws Exception {
    Radio radio = bench.radio("tx0", 250_000);
    Radio ear = bench.radio("rx0", 1_000_000);
    try (Capture capture = ear.receive(new ReceiveSettings(CENTRE))) {
      bench.advance(0.123);
      bench.transmit(radio, CENTRE, new Tone(1_000, 250_000, 1, 0.1));
      Measured heard = bench.hear(capture, 0.5);

      Instant begin = capture.startedAt().plusNanos(heard.firstAbove(0.05) * 1_000L);
      assertTrue(
          Duration.between(entry().startedAt(), begin).abs().toMillis() < 2,
          entry().startedAt() + " but heard at " + begin);
      Measured late = heard.after(0.123 + 0.1 + 0.002);
      assertTrue(late.powerDbfs() < -100, "after the end there still was " + late.powerDbfs());
    }
  }

  @Test
  void pullsOnlyALittleAhead() throws Exception {
    Radio radio = bench.radio("tx0", 500_000);
    long[] pulled = new long[1];
    Tone tone = new Tone(1_000, 500_000, 1, 10);
    SampleSource counting =
        (iq, offset, samples) -> {
          int given = tone.read(iq, offset, samples);
          pulled[0] += given;
          return given;
        };
    bench.transmit(radio, CENTRE, counting);
    bench.advance(1);
    radio.silence();

    assertTrue(pulled[0] >= 500_000 && pulled[0] <= 575_000, "pulled " + pulled[0]);
  }

  @Test
  void fallsSilentAtOnceAndCanTransmitAgain() throws Exception {
    Radio radio = bench.radio("tx0", 500_000);
    Sending first = bench.transmit(radio, CENTRE, new Tone(1_000, 500_000, 1, 60));
    bench.advance(0.1);
    radio.silence();
    radio.silence();

    AirEnd end = entry().end().orElseThrow();
    assertEquals(AirEnd.Reason.SILENCED, end.reason());
    assertEquals(100_000_000, end.nanos() - entry().startedNanos());
    assertFalse(first.get().complete());
    assertEquals(50_000, first.get().samples());

    Sending second = bench.transmit(radio, CENTRE, new Tone(1_000, 500_000, 1, 0.05));
    bench.advance(0.1);
    assertTrue(second.get().complete());
  }

  @Test
  void fallsSilentThoughTheSignalIsStuck() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    try (AirBench live = new AirBench(LIVE)) {
      Radio radio = live.radio("tx0", 500_000);
      Tone tone = new Tone(1_000, 500_000, 1, 0.05);
      live.transmit(radio, CENTRE, stuckAfter(tone, never));
      live.advance(0.02);
      radio.silence();

      AirEntry entry = live.driver.account().orElseThrow().entries().get(0);
      assertEquals(AirEnd.Reason.SILENCED, entry.end().orElseThrow().reason());
    } finally {
      never.countDown();
    }
  }

  @Test
  void countsGapsOfALateSignal() throws Exception {
    CountDownLatch later = new CountDownLatch(1);
    try (AirBench live = new AirBench(LIVE)) {
      Radio radio = live.radio("tx0", 500_000);
      Tone tone = new Tone(1_000, 500_000, 1, 0.05);
      Tone rest = new Tone(1_000, 500_000, 1, 0.02);
      SampleSource stuck = stuckAfter(tone, later);
      Sending report =
          live.transmit(
              radio,
              CENTRE,
              (iq, offset, samples) -> {
                int given = stuck.read(iq, offset, samples);
                return given < 0 ? rest.read(iq, offset, samples) : given;
              });
      SampleRing ring = live.air().transmitters().get(0).ring();
      ring.awaitAvailable(25_000, 5_000);
      for (int i = 0; i < 8; i++) {
        live.advance(0.01);
      }
      later.countDown();
      ring.awaitAvailable(10_000, 5_000);
      while (!report.isDone()) {
        live.advance(0.01);
      }

      TransmitReport sent = report.get();
      assertEquals(35_000, sent.samples());
      assertEquals(1, sent.underruns());
      Duration span = Duration.between(sent.startedAt(), sent.endedAt());
      assertEquals(Duration.ofMillis(100), span);
    }
  }

  @Test
  void standsStillWhenTheProcessWasHeldUp() throws Exception {
    try (AirBench live = new AirBench(LIVE)) {
      Radio radio = live.radio("tx0", 250_000);
      Radio ear = live.radio("rx0", 250_000);
      try (Capture capture = ear.receive(new ReceiveSettings(CENTRE))) {
        live.transmit(radio, CENTRE, new Tone(1_000, 250_000, 1, 0.04));
        live.advance(0.02);
        live.advance(3.01);
        live.advance(0.03);

        Measured heard = AirBench.read(capture, 10_000);
        assertEquals(750_000, capture.lostSamples());
        assertEquals(-20, heard.after(0.005).part(0, 8_500).toneDbfs(1_000), 0.1);
      }
    }
  }

  @Test
  void aFailingSignalEndsTheTransmission() throws Exception {
    Radio radio = bench.radio("tx0", 500_000);
    Tone tone = new Tone(1_000, 500_000, 1, 0.05);
    Sending report =
        bench.transmit(
            radio,
            CENTRE,
            (iq, offset, samples) -> {
              int given = tone.read(iq, offset, samples);
              if (given < 0) {
                throw new IllegalStateException("no more tape");
              }
              return given;
            });

    ExecutionException thrown = assertThrows(ExecutionException.class, report::get);
    assertInstanceOf(IllegalStateException.class, thrown.getCause());
    assertTrue(
        bench.air().transmitters().stream().noneMatch(e -> e.state() == Emission.State.ON_AIR));
  }

  @Test
  void aSignalThatGivesNothingIsAnError() throws Exception {
    Radio radio = bench.radio("tx0", 500_000);

    RadioException thrown =
        assertThrows(
            RadioException.class,
            () -> radio.transmit(new TransmitSettings(CENTRE, "test"), (iq, offset, samples) -> 0));

    assertEquals(RadioException.Reason.FAILED, thrown.reason());
  }

  @Test
  void anEmptySignalRadiatesNothing() throws Exception {
    Radio radio = bench.radio("tx0", 500_000);

    TransmitReport report =
        radio.transmit(new TransmitSettings(CENTRE, "test"), (iq, offset, samples) -> -1);

    assertTrue(report.complete());
    assertEquals(0, report.samples());
    assertEquals(List.of(), bench.driver.account().orElseThrow().entries());
  }

  @Test
  void doesOneThingAtATime() throws Exception {
    Radio radio = bench.radio("tx0", 500_000);
    bench.transmit(radio, CENTRE, new Tone(1_000, 500_000, 1, 10));

    assertBusy(() -> radio.receive(new ReceiveSettings(CENTRE)));
    radio.silence();
    try (Capture capture = radio.receive(new ReceiveSettings(CENTRE))) {
      assertEquals(500_000, capture.sampleRateHz());
      assertBusy(() -> radio.receive(new ReceiveSettings(CENTRE)));
      assertBusy(
          () -> radio.transmit(new TransmitSettings(CENTRE, "x"), new Tone(1, 500_000, 1, 1)));
    }
    radio.receive(new ReceiveSettings(CENTRE)).close();
  }

  @Test
  void aClosedCaptureEnds() throws Exception {
    Capture capture = bench.radio("rx0", 250_000).receive(new ReceiveSettings(CENTRE));
    capture.close();

    assertEquals(-1, capture.read(new float[20], 0, 10));
  }

  @Test
  void aSlowReaderLosesSamplesAndKnowsHowMany() throws Exception {
    try (Capture capture = bench.radio("rx0", 250_000).receive(new ReceiveSettings(CENTRE))) {
      bench.advance(3);

      assertEquals(500_000, capture.lostSamples());
      AirBench.read(capture, 250_000);
    }
  }

  @Test
  void closingTheDriverEndsEverything() throws Exception {
    Radio radio = bench.radio("tx0", 500_000);
    Sending report = bench.transmit(radio, CENTRE, new Tone(1, 500_000, 1, 10));
    Capture capture = bench.radio("rx0", 250_000).receive(new ReceiveSettings(CENTRE));
    bench.advance(0.05);
    bench.close();

    assertFalse(report.get().complete());
    assertTrue(entry().end().isPresent());
    AirBench.read(capture, 0);
    assertThrows(RadioException.class, () -> bench.radio("tx1", 500_000));
  }

  private AirEntry entry() {
    return bench.driver.account().orElseThrow().entries().get(0);
  }

  private static void assertBusy(org.junit.jupiter.api.function.Executable action) {
    RadioException thrown = assertThrows(RadioException.class, action);
    assertEquals(RadioException.Reason.BUSY, thrown.reason());
  }

  private static SampleSource stuckAfter(SampleSource signal, CountDownLatch latch) {
    return (iq, offset, samples) -> {
      int given = signal.read(iq, offset, samples);
      if (given < 0) {
        try {
          latch.await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
      return given;
    };
  }
}
