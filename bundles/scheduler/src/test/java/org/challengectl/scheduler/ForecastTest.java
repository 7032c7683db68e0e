package org.challengectl.scheduler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.challengectl.domain.Challenge;
import org.challengectl.domain.ChallengeProgress;
import org.challengectl.domain.ChallengeSpec;
import org.challengectl.domain.DelayMode;
import org.challengectl.domain.Delays;
import org.challengectl.domain.Event;
import org.challengectl.domain.FlagRef;
import org.challengectl.domain.FrequencyBand;
import org.challengectl.domain.FrequencyPlan;
import org.challengectl.domain.FrequencyRange;
import org.challengectl.domain.PublicView;
import org.challengectl.domain.SignalProfile;
import org.challengectl.domain.Transmission;
import org.challengectl.domain.TransmissionStatus;
import org.junit.jupiter.api.Test;

class ForecastTest {

  private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
  private static final Instant LATER = NOW.plusSeconds(600);
  private static final SignalProfile PROFILE = new SignalProfile(Duration.ofSeconds(30), -100, 200);
  private static final FrequencyRange RANGE =
      new FrequencyRange("2m", "", "", new FrequencyBand(144_000_000, 148_000_000));
  private static final ChallengeProgress READY = ChallengeProgress.fresh(true, NOW);

  private static Challenge challenge(
      FrequencyPlan plan, DelayMode mode, ChallengeProgress progress) {
    ChallengeSpec spec =
        new ChallengeSpec(
            "Fox",
            "cw",
            plan,
            new FlagRef.Text("x"),
            new Delays(Duration.ofSeconds(60), Duration.ofSeconds(120), mode),
            0,
            true,
            PublicView.DEFAULT,
            Map.of());
    return new Challenge("fox", 1, spec, PROFILE, progress);
  }

  private static List<Forecast.Due> due(Challenge challenge, Transmission... running) {
    return new Forecast(List.of(RANGE), List.of(running), Optional.empty())
        .of(List.of(challenge), NOW, LATER);
  }

  private static Transmission running(Instant start) {
    return new Transmission(
        1,
        1,
        "fox",
        "Fox",
        "cw",
        "runner",
        "0",
        146_000_000,
        PROFILE,
        start,
        start,
        Optional.of(start),
        Optional.empty(),
        TransmissionStatus.ASSIGNED,
        Optional.empty(),
        Optional.empty());
  }

  @Test
  void whatIsReadyIsDueNowInItsVeryBand() {
    Forecast.Due due =
        due(challenge(new FrequencyPlan.Fixed(146_000_000), DelayMode.MEAN, READY)).get(0);
    assertEquals(NOW, due.earliest());
    assertEquals(NOW, due.latest());
    assertEquals(
        List.of(
            new Forecast.Place(
                new FrequencyBand(145_999_900, 146_000_200), Optional.empty(), true)),
        due.places());
  }

  @Test
  void whatIsOnTheAirIsDueAfterItsEndAndItsRest() {
    FrequencyPlan plan = new FrequencyPlan.Named(List.of("2m"));
    Forecast.Due uniform =
        due(challenge(plan, DelayMode.UNIFORM, READY.assigned()), running(NOW.minusSeconds(10)))
            .get(0);
    assertEquals(NOW.plusSeconds(20 + 60), uniform.earliest());
    assertEquals(NOW.plusSeconds(20 + 120), uniform.latest());
    assertEquals(
        List.of(new Forecast.Place(RANGE.band(), Optional.of("2m"), false)), uniform.places());
    Forecast.Due mean =
        due(challenge(plan, DelayMode.MEAN, READY.assigned()), running(NOW.minusSeconds(10)))
            .get(0);
    assertEquals(NOW.plusSeconds(20 + 90), mean.earliest());
    assertEquals(mean.earliest(), mean.latest());
    Forecast.Due again =
        due(
                challenge(plan, DelayMode.MEAN, READY.assigned().withTriggered(true)),
                running(NOW.minusSeconds(10)))
            .get(0);
    assertEquals(NOW.plusSeconds(20), again.latest());
  }

  @Test
  void whatRestsLongerOrIsDisabledIsNotForeseen() {
    FrequencyPlan plan = new FrequencyPlan.Manual(RANGE.band());
    assertEquals(List.of(), due(challenge(plan, DelayMode.MEAN, READY.waiting(LATER))));
    assertEquals(
        LATER.minusSeconds(1),
        due(challenge(plan, DelayMode.MEAN, READY.waiting(LATER.minusSeconds(1))))
            .get(0)
            .earliest());
    assertEquals(List.of(), due(challenge(plan, DelayMode.MEAN, READY.disabled())));
  }

  @Test
  void nothingIsForeseenOutsideOfTheDay() {
    Event event =
        new Event(
            "Con",
            Optional.empty(),
            Optional.empty(),
            ZoneId.of("UTC"),
            Optional.of(LocalTime.of(12, 5)),
            Optional.of(LocalTime.of(18, 0)));
    Challenge ready = challenge(new FrequencyPlan.Manual(RANGE.band()), DelayMode.MEAN, READY);
    Forecast forecast = new Forecast(List.of(RANGE), List.of(), Optional.of(event));
    assertEquals(NOW.plusSeconds(300), forecast.of(List.of(ready), NOW, LATER).get(0).earliest());
    assertEquals(List.of(), forecast.of(List.of(ready), NOW, NOW.plusSeconds(60)));
  }
}
