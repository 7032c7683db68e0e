package org.challengectl.driver.virtual.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.challengectl.driver.virtual.AirEnd;
import org.challengectl.driver.virtual.AirEntry;
import org.challengectl.radio.Capture;
import org.challengectl.radio.Radio;
import org.challengectl.radio.RadioDescription;
import org.challengectl.radio.RadioException;
import org.challengectl.radio.ReceiveSettings;
import org.challengectl.radio.SampleSource;
import org.challengectl.radio.TransmitReport;
import org.challengectl.radio.TransmitSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class JoinTest {

  private static final long CENTRE = 434_000_000;
  private static final long BOUND_NANOS = 200_000_000;

  /** What a busy machine may add to times that are measured outside of the air. */
  private static final long SLACK_NANOS = 150_000_000;

  private final VirtualDriver host = LiveAir.host(Optional.empty());
  private final int port = host.port().orElseThrow();

  @AfterEach
  void closeHost() {
    host.close();
  }

  @Test
  void isHeardAcrossProcesses() throws Exception {
    try (VirtualDriver runner = LiveAir.join(port, "tx");
        VirtualDriver listener = LiveAir.join(port, "rx");
        Radio radio = LiveAir.open(runner, "tx", 500_000);
        Radio ear = LiveAir.open(listener, "rx", 250_000);
        Capture capture = ear.receive(new ReceiveSettings(CENTRE + 20_000))) {
      Sending sending = new Sending(radio, CENTRE, new Tone(10_000, 500_000, 1, 0.4));
      Measured heard = AirBench.read(capture, 100_000);
      TransmitReport report = sending.get();
      AirEntry entry = LiveAir.awaitEnd(host);

      assertTrue(report.complete());
      assertEquals(200_000, report.samples());
      assertEquals(AirEnd.Reason.COMPLETE, entry.end().orElseThrow().reason());
      assertEquals("test", entry.label());
      assertTrue(Duration.between(entry.startedAt(), report.startedAt()).abs().toMillis() <= 5);
      int first = heard.firstAbove(0.06);
      Instant heardAt = capture.startedAt().plusNanos(first * 4_000L);
      assertTrue(Duration.between(entry.startedAt(), heardAt).abs().toMillis() <= 5);
      Measured steady = heard.part(first + 5_000, 25_000);
      assertEquals(-10_000, steady.toneHz(-10_000), 2);
      assertEquals(-20, steady.toneDbfs(-10_000), 0.3);
    }
  }

  @Test
  void fallsSilentWithinTheBound() throws Exception {
    try (VirtualDriver runner = LiveAir.join(port, "tx");
        Radio radio = LiveAir.open(runner, "tx", 500_000)) {
      Sending sending = new Sending(radio, CENTRE, new Tone(10_000, 500_000, 1, 60));
      LiveAir.awaitStart(host);
      long asked = System.nanoTime();
      radio.silence();
      long took = System.nanoTime() - asked;

      AirEnd end = LiveAir.last(host).orElseThrow().end().orElseThrow();
      assertEquals(AirEnd.Reason.SILENCED, end.reason());
      assertTrue(took < BOUND_NANOS + SLACK_NANOS, "silence took " + took + " ns");
      assertTrue(end.nanos() <= asked + took);
      assertFalse(sending.get().complete());

      Sending again = new Sending(radio, CENTRE, new Tone(10_000, 500_000, 1, 0.05));
      assertTrue(again.get().complete());
    }
  }

  @Test
  void fallsSilentThoughNothingReachesTheHost() throws Exception {
    try (SlowWire wire = new SlowWire(port);
        VirtualDriver runner = LiveAir.join(wire.port(), "tx");
        Radio radio = LiveAir.open(runner, "tx", 500_000)) {
      Sending sending = new Sending(radio, CENTRE, new Tone(10_000, 500_000, 1, 60));
      LiveAir.awaitStart(host);
      wire.hold();
      long asked = System.nanoTime();
      radio.silence();
      long returned = System.nanoTime();

      AirEnd end = LiveAir.awaitEnd(host).end().orElseThrow();
      assertTrue(returned - asked <= BOUND_NANOS + SLACK_NANOS, "took " + (returned - asked));
      assertTrue(end.nanos() <= returned, "radiated after silence() had returned");
      assertTrue(end.nanos() - asked <= BOUND_NANOS, "ended after " + (end.nanos() - asked));
      wire.release();
      assertFalse(sending.get().complete());
    }
  }

  @Test
  void stopsRadiatingWhatNoLongerArrives() throws Exception {
    try (SlowWire wire = new SlowWire(port);
        VirtualDriver runner = LiveAir.join(wire.port(), "tx");
        Radio radio = LiveAir.open(runner, "tx", 500_000)) {
      Sending sending = new Sending(radio, CENTRE, new Tone(10_000, 500_000, 1, 60));
      LiveAir.awaitStart(host);
      long stopped = System.nanoTime();
      wire.hold();

      AirEnd end = LiveAir.awaitEnd(host).end().orElseThrow();
      assertEquals(AirEnd.Reason.STALLED, end.reason());
      assertTrue(end.nanos() - stopped <= BOUND_NANOS, "after " + (end.nanos() - stopped));
      long entries = host.account().orElseThrow().entries().size();

      // What was held up is stale now and must not be radiated.
      wire.release();
      ExecutionException thrown = assertThrows(ExecutionException.class, sending::get);
      assertEquals(RadioException.Reason.FAILED, reason(thrown));
      assertEquals(entries, host.account().orElseThrow().entries().size());
    }
  }

  @Test
  void whatIsHeldUpBeforeItStartsIsNeverRadiated() throws Exception {
    try (SlowWire wire = new SlowWire(port);
        VirtualDriver runner = LiveAir.join(wire.port(), "tx");
        Radio radio = LiveAir.open(runner, "tx", 500_000)) {
      wire.hold();
      Sending sending = new Sending(radio, CENTRE, new Tone(10_000, 500_000, 1, 60));
      assertThrows(ExecutionException.class, sending::get);
      wire.release();

      assertEquals(List.of(), host.account().orElseThrow().entries());
    }
  }

  @Test
  void aCutConnectionEndsTheTransmissionAndHeals() throws Exception {
    try (SlowWire wire = new SlowWire(port);
        VirtualDriver runner = LiveAir.join(wire.port(), "tx");
        Radio radio = LiveAir.open(runner, "tx", 500_000)) {
      Sending sending = new Sending(radio, CENTRE, new Tone(10_000, 500_000, 1, 60));
      LiveAir.awaitStart(host);
      long cut = System.nanoTime();
      wire.cut();

      ExecutionException thrown = assertThrows(ExecutionException.class, sending::get);
      assertEquals(RadioException.Reason.FAILED, reason(thrown));
      AirEnd end = LiveAir.awaitEnd(host).end().orElseThrow();
      assertTrue(end.nanos() - cut <= BOUND_NANOS + SLACK_NANOS, "after " + (end.nanos() - cut));
      TransmitReport again =
          LiveAir.await(
              "the radio to come back", () -> attempt(radio, new Tone(10_000, 500_000, 1, 0.05)));
      assertTrue(again.complete());
    }
  }

  @Test
  void aLostAirEndsTransmissionAndReception() throws Exception {
    try (VirtualDriver runner = LiveAir.join(port, "tx", "rx");
        Radio radio = LiveAir.open(runner, "tx", 500_000);
        Radio ear = LiveAir.open(runner, "rx", 250_000);
        Capture capture = ear.receive(new ReceiveSettings(CENTRE))) {
      Sending sending = new Sending(radio, CENTRE, new Tone(10_000, 500_000, 1, 60));
      LiveAir.awaitStart(host);
      host.close();

      ExecutionException thrown = assertThrows(ExecutionException.class, sending::get);
      assertEquals(RadioException.Reason.FAILED, reason(thrown));
      assertThrows(RadioException.class, () -> AirBench.read(capture, 10_000_000));
      assertThrows(
          RadioException.class,
          () -> radio.transmit(new TransmitSettings(CENTRE, "late"), new Tone(1, 500_000, 1, 0.1)));
    }
  }

  @Test
  void aStuckSignalIsDroppedAndDoesNotHoldSilence() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    Tone tone = new Tone(10_000, 500_000, 1, 0.2);
    SampleSource stuck =
        (iq, offset, samples) -> {
          int given = tone.read(iq, offset, samples);
          if (given < 0) {
            awaitQuietly(never);
          }
          return given;
        };
    try (VirtualDriver runner = LiveAir.join(port, "tx");
        Radio radio = LiveAir.open(runner, "tx", 500_000)) {
      Sending sending = new Sending(radio, CENTRE, stuck);
      AirEntry entry = LiveAir.awaitEnd(host);
      assertEquals(AirEnd.Reason.STALLED, entry.end().orElseThrow().reason());
      assertEquals(100_000, entry.end().orElseThrow().samples());
      long asked = System.nanoTime();
      radio.silence();
      assertTrue(System.nanoTime() - asked < BOUND_NANOS + SLACK_NANOS);
      never.countDown();
      assertFalse(isComplete(sending));
    }
  }

  @Test
  void oneNameIsForOneRadioOnTheWholeAir() throws Exception {
    try (VirtualDriver one = LiveAir.join(port, "tx", "host-rx");
        VirtualDriver other = LiveAir.join(port, "tx")) {
      Radio radio = LiveAir.open(one, "tx", 500_000);
      assertReason(RadioException.Reason.BUSY, () -> LiveAir.open(other, "tx", 500_000));
      try (Radio local = LiveAir.open(host, "host-rx", 500_000)) {
        assertTrue(local.capabilities().receive());
        assertReason(RadioException.Reason.BUSY, () -> LiveAir.open(one, "host-rx", 500_000));
      }
      radio.close();
      LiveAir.await(
          "the name to be free",
          () -> {
            try (Radio next = LiveAir.open(other, "tx", 500_000)) {
              return next.capabilities().transmit();
            } catch (RadioException e) {
              return false;
            }
          });
    }
  }

  @Test
  void saysWhenThereIsNoAir() throws Exception {
    try (VirtualDriver lonely = LiveAir.join(port, "tx")) {
      assertEquals(List.of("tx"), lonely.discover().stream().map(RadioDescription::name).toList());
      host.close();
      assertEquals(List.of(), lonely.discover());
      assertReason(RadioException.Reason.ABSENT, () -> LiveAir.open(lonely, "tx", 500_000));
    }
  }

  private static boolean isComplete(Sending sending) throws Exception {
    try {
      return sending.get().complete();
    } catch (ExecutionException e) {
      assertEquals(RadioException.Reason.FAILED, reason(e));
      return false;
    }
  }

  private static Optional<TransmitReport> attempt(Radio radio, SampleSource signal) {
    try {
      return Optional.of(radio.transmit(new TransmitSettings(CENTRE, "again"), signal));
    } catch (RadioException e) {
      return Optional.empty();
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static RadioException.Reason reason(ExecutionException thrown) {
    return assertInstanceOf(RadioException.class, thrown.getCause()).reason();
  }

  private static void assertReason(
      RadioException.Reason reason, org.junit.jupiter.api.function.Executable action) {
    assertEquals(reason, assertThrows(RadioException.class, action).reason());
  }
}
