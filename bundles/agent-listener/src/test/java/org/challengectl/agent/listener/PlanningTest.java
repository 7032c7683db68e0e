package org.challengectl.agent.listener;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.challengectl.agent.core.RadioConfig;
import org.challengectl.agent.core.RadioSlot;
import org.challengectl.agent.testing.FakeDriver;
import org.challengectl.agent.testing.FakePlugins;
import org.challengectl.agent.testing.FakeRadio;
import org.challengectl.agent.testing.FakeSlot;
import org.challengectl.protocol.MeasurementInfo;
import org.challengectl.protocol.ServerMessage.RecordingAssignment;
import org.challengectl.waterfall.SignalMeasurement;
import org.junit.jupiter.api.Test;

class PlanningTest {

  private static final Instant START = Instant.parse("2030-01-01T00:00:10Z");

  private final FakePlugins plugins =
      new FakePlugins().add(new FakeDriver("rtlsdr", s -> new FakeRadio(1000)));

  @Test
  void recordsFiveSecondsBeforeAndAfter() {
    Plan plan = Plan.of(assignment(145_000_000, START, 12, 100, -50, 50));
    assertEquals(START.minusSeconds(5), plan.from());
    assertEquals(START.plusSeconds(17), plan.until());
  }

  @Test
  void takesTheBandAroundTheCarrierWhenTheServerSaysOnlyItsWidth() {
    Plan plan = Plan.of(assignment(145_000_000, START, 12, 16_000, 0, 0));
    assertEquals(-8000, plan.lowHz());
    assertEquals(8000, plan.highHz());
  }

  @Test
  void refusesAssignmentsThatMakeNoSense() {
    List<RecordingAssignment> wrong =
        List.of(
            assignment(0, START, 12, 100, -50, 50),
            assignment(-5, START, 12, 100, -50, 50),
            assignment(1, null, 12, 100, -50, 50),
            assignment(1, START, -1, 100, -50, 50),
            assignment(1, START, Double.NaN, 100, -50, 50),
            assignment(1, START, 1e9, 100, -50, 50));
    for (RecordingAssignment assignment : wrong) {
      assertThrows(IllegalArgumentException.class, () -> Plan.of(assignment));
    }
  }

  @Test
  void thePictureIsWideEnoughForTheSignalAndNeverWiderThanTheReceiver() {
    Plan narrow = Plan.of(assignment(145_000_000, START, 12, 100, -50, 50));
    Plan wide = Plan.of(assignment(145_000_000, START, 12, 16_000, -8000, 8000));
    Plan huge = Plan.of(assignment(145_000_000, START, 12, 900_000, -450_000, 450_000));
    assertEquals(20_000, Tuning.of(narrow, radio("virtual", Map.of())).spanHz());
    assertEquals(192_000, Tuning.of(wide, radio("virtual", Map.of())).spanHz());
    assertEquals(800_000, Tuning.of(huge, radio("virtual", Map.of())).spanHz());
  }

  @Test
  void aRealReceiverIsTunedBesideTheSignalIfThereIsRoom() {
    Plan plan = Plan.of(assignment(145_000_000, START, 12, 16_000, -8000, 8000));
    assertEquals(
        new Tuning(145_250_000, -250_000, 192_000), Tuning.of(plan, radio("rtlsdr", Map.of())));
    assertEquals(145_000_000, Tuning.of(plan, radio("virtual", Map.of())).centreHz());
    assertEquals(
        144_900_000,
        Tuning.of(plan, radio("rtlsdr", Map.of("lo_offset_hz", "-100000"))).centreHz());
    Plan wide = Plan.of(assignment(145_000_000, START, 12, 300_000, -150_000, 150_000));
    assertEquals(145_000_000, Tuning.of(wide, radio("rtlsdr", Map.of())).centreHz());
  }

  @Test
  void oneReceiverIsForOneAtATime() {
    Receivers receivers = new Receivers();
    List<RadioSlot> one = List.of(slot("rtlsdr", "0", List.of()));
    Plan first = Plan.of(assignment(145_000_000, START, 10, 100, -50, 50));
    Plan during = Plan.of(assignment(145_000_000, START.plusSeconds(15), 10, 100, -50, 50));
    Plan after = Plan.of(assignment(145_000_000, START.plusSeconds(21), 10, 100, -50, 50));
    Receivers.Booking booking = receivers.book(first, first.from(), one).orElseThrow();
    assertEquals(Optional.empty(), receivers.book(during, during.from(), one));
    assertTrue(receivers.book(after, after.from(), one).isPresent(), "free by then");
    receivers.free(booking);
    assertTrue(receivers.book(first, first.from(), one).isPresent());
  }

  @Test
  void takesAReceiverThatMayTuneThere() {
    Receivers receivers = new Receivers();
    FakeSlot high = slot("rtlsdr", "0", List.of("430000000-440000000"));
    FakeSlot low = slot("rtlsdr", "1", List.of("144000000-146000000"));
    FakeSlot gone = slot("unplugged", "2", List.of());
    Plan plan = Plan.of(assignment(145_000_000, START, 10, 100, -50, 50));
    List<RadioSlot> all = List.of(gone, high, low);
    assertEquals(low, receivers.book(plan, plan.from(), all).orElseThrow().slot());
    assertEquals(Optional.empty(), receivers.book(plan, plan.from(), all));
  }

  @Test
  void aMeasurementIsToldRelativeToTheCarrierAndInServerTime() {
    SignalMeasurement measured =
        new SignalMeasurement(true, false, -249_900, -250_000, -249_800, 30, 5.1, 15.2, -10, -90);
    Tuning tuning = new Tuning(145_250_000, -250_000, 20_000);
    MeasurementInfo info = Measurements.of(measured, tuning, START.minusSeconds(5), START);
    assertTrue(info.heard());
    assertEquals(100, info.centreOffsetHz(), 1e-6);
    assertEquals(200, info.occupiedBandwidthHz(), 1e-6);
    assertEquals(START.plusMillis(100), info.startedAt());
    assertEquals(START.plusMillis(10_200), info.stoppedAt());
  }

  @Test
  void whatWasThereAllTheTimeIsNoTransmission() {
    SignalMeasurement steady = new SignalMeasurement(true, true, 0, -100, 100, 30, 0, 20, -10, -90);
    Tuning tuning = new Tuning(145_000_000, 0, 20_000);
    assertEquals(
        new MeasurementInfo(false, 0, 0, 0, null, null),
        Measurements.of(steady, tuning, START.minusSeconds(5), START));
    assertTrue(Measurements.of(steady, tuning, START, START).heard(), "no noise to compare with");
    assertEquals(
        new MeasurementInfo(false, 0, 0, 0, null, null),
        Measurements.of(SignalMeasurement.notHeard(-90), tuning, START, START));
  }

  private FakeSlot slot(String model, String name, List<String> limits) {
    return new FakeSlot(new RadioConfig(model, name, 1_000_000, limits, Map.of()), plugins);
  }

  private static RadioConfig radio(String model, Map<String, String> options) {
    return new RadioConfig(model, "0", 1_000_000, List.of(), options);
  }

  static RecordingAssignment assignment(
      long frequency, Instant start, double seconds, long bandwidth, long low, long high) {
    return new RecordingAssignment(
        4,
        "c1",
        "Challenge",
        9,
        frequency,
        start,
        seconds,
        "tone",
        bandwidth,
        low,
        high,
        "runner-1",
        Instant.EPOCH.plus(Duration.ofDays(1)));
  }
}
