package org.challengectl.shell.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.challengectl.domain.ChallengeStatus;
import org.challengectl.domain.FrequencyBand;
import org.challengectl.domain.FrequencyPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShownTest {

  @ParameterizedTest
  @CsvSource({
    "146520000, 146.520 000 MHz",
    "433920001, 433.920 001 MHz",
    "7030500, 7.030 500 MHz",
    "1296500000, 1296.500 000 MHz",
    "1000000, 1.000 000 MHz",
    "999999, 999.999 kHz",
    "472500, 472.500 kHz",
    "5, 0.005 kHz"
  })
  void writesFrequenciesAsRadioPeopleDo(long hz, String shown) {
    assertEquals(shown, Shown.frequency(hz));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 Hz",
    "92.6, 93 Hz",
    "999.4, 999 Hz",
    "999.6, 1.00 kHz",
    "-1204, -1.20 kHz",
    "9984, 9.98 kHz",
    "9999, 10.0 kHz",
    "15960, 16.0 kHz",
    "99960, 100 kHz",
    "999600, 1.00 MHz",
    "2000000, 2.00 MHz"
  })
  void writesWidthsInThreeDigits(double hz, String shown) {
    assertEquals(shown, Shown.width(hz));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 s",
    "4137, 4.1 s",
    "5000, 5 s",
    "60000, 1 min",
    "90400, 1 min 30 s",
    "3600000, 1 h",
    "7500000, 2 h 5 min",
    "86400000, 1 d",
    "273600000, 3 d 4 h"
  })
  void writesDurationsForPeople(long millis, String shown) {
    assertEquals(shown, Shown.duration(Duration.ofMillis(millis)));
  }

  @Test
  void writesTimesInTheEventsZone() {
    Instant time = Instant.parse("2025-04-05T14:00:00.9Z");

    assertEquals("2025-04-05 10:00:00", Shown.time(time, ZoneId.of("America/New_York")));
    assertEquals("-", Shown.time(Optional.empty(), ZoneId.of("UTC")));
  }

  @Test
  void writesPlans() {
    assertEquals("146.450 000 MHz", Shown.plan(new FrequencyPlan.Fixed(146_450_000)));
    assertEquals("2m, 70cm", Shown.plan(new FrequencyPlan.Named(List.of("2m", "70cm"))));
    assertEquals(
        "438.000 000 MHz - 439.000 000 MHz",
        Shown.plan(new FrequencyPlan.Manual(new FrequencyBand(438_000_000, 439_000_000))));
  }

  @Test
  void textFromElsewhereCannotCommandTheTerminal() {
    assertEquals("a [2J b c", Shown.plain("a\u001b[2J\tb\u202ec"));
  }

  @Test
  void countsInPlainWords() {
    assertEquals("1 challenge", Shown.count(1, "challenge"));
    assertEquals("0 challenges", Shown.count(0, "challenge"));
    assertEquals("queued", Shown.word(ChallengeStatus.QUEUED));
  }
}
