package org.challengectl.persistence.internal;

import static org.challengectl.persistence.internal.Samples.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.challengectl.domain.Challenge;
import org.challengectl.domain.ChallengeProgress;
import org.challengectl.domain.ChallengeRepository.Draft;
import org.challengectl.domain.ChallengeSpec;
import org.challengectl.domain.ChallengeStatus;
import org.challengectl.domain.DelayMode;
import org.challengectl.domain.Delays;
import org.challengectl.domain.FlagRef;
import org.challengectl.domain.FrequencyBand;
import org.challengectl.domain.FrequencyPlan;
import org.challengectl.domain.Lease;
import org.challengectl.domain.PublicView;
import org.challengectl.domain.RefusedException;
import org.challengectl.domain.SignalProfile;
import org.junit.jupiter.api.Test;

/** Challenges as organisers see and write them. */
interface ChallengeContract extends Repositories {

  @Test
  default void keepsEveryKindOfDefinition() throws IOException {
    String sha256 =
        files()
            .store(new ByteArrayInputStream(new byte[] {7}), "voice.wav", "audio/wav", 10)
            .sha256();
    ChallengeSpec ranges =
        new ChallengeSpec(
            "Ranges",
            "nbfm",
            new FrequencyPlan.Named(List.of("2m_ham", "70cm_ham")),
            new FlagRef.File(sha256, "Höhö \"voice\".wav"),
            new Delays(Duration.ofNanos(1), Duration.ofDays(400), DelayMode.UNIFORM),
            100,
            false,
            new PublicView(true, true, true, false),
            Map.of("text", "5", "whole", 5L, "real", 5.0, "tiny", -1.5e-300, "truth", true));
    ChallengeSpec manual =
        new ChallengeSpec(
            "Manual",
            "cw",
            new FrequencyPlan.Manual(new FrequencyBand(1, Long.MAX_VALUE)),
            new FlagRef.Text(""),
            new Delays(Duration.ZERO, Duration.ZERO, DelayMode.MEAN),
            0,
            true,
            PublicView.DEFAULT,
            Map.of());
    SignalProfile profile = new SignalProfile(Duration.ZERO, Long.MIN_VALUE, Long.MAX_VALUE);

    List<Challenge> saved =
        challenges()
            .save(
                List.of(
                    new Draft("ranges", ranges, profile), new Draft("manual", manual, profile)));

    assertEquals(List.of(ranges, manual), saved.stream().map(Challenge::spec).toList());
    assertEquals(List.of(saved.get(1), saved.get(0)), challenges().all(), "by name");
    assertEquals(Optional.of(saved.get(0)), challenges().find("ranges"));
    assertEquals(Optional.of(saved.get(0)), ledger().transact(t -> t.challenge("ranges")));
  }

  @Test
  default void startsANewChallengeAtServerTime() {
    challenges()
        .save(
            List.of(
                Samples.draft("on"), Samples.draft("off", Samples.disabled(Samples.spec("off")))));
    assertEquals(
        ChallengeProgress.fresh(true, NOW), challenges().find("on").orElseThrow().progress());
    assertEquals(
        ChallengeProgress.fresh(false, NOW), challenges().find("off").orElseThrow().progress());
  }

  @Test
  default void keepsProgressWhenItIsWrittenAgain() {
    challenges().save(List.of(Samples.draft("morse")));
    Lease lease = Claims.claim(ledger(), NOW, "runner-1", "0").orElseThrow();
    Claims.complete(ledger(), lease, NOW.plusSeconds(20), NOW.plusSeconds(95));
    Challenge before = challenges().find("morse").orElseThrow();

    Challenge same = challenges().save(List.of(Samples.draft("morse"))).get(0);
    Challenge changed =
        challenges()
            .save(List.of(Samples.draft("morse", Samples.sending(before.spec(), "new"))))
            .get(0);

    assertEquals(before, same);
    assertEquals(before.progress(), changed.progress());
    assertTrue(changed.revision() > before.revision());
    assertEquals(Optional.of(changed), challenges().find("morse"));
  }

  @Test
  default void countsANewProfileAsAChange() {
    Challenge before = challenges().save(List.of(Samples.draft("morse"))).get(0);
    SignalProfile longer = new SignalProfile(Duration.ofHours(1), -75, 75);
    Challenge after = challenges().save(List.of(new Draft("morse", before.spec(), longer))).get(0);
    assertTrue(after.revision() > before.revision());
    assertEquals(longer, challenges().find("morse").orElseThrow().profile());
  }

  @Test
  default void keepsWhatWasDisabledByHandIfTheDraftDoesNotSay() {
    Draft unsaid = new Draft("morse", Samples.spec("morse"), Samples.PROFILE, true);
    assertTrue(challenges().save(List.of(unsaid)).get(0).spec().enabled());
    challenges().save(List.of(Samples.draft("morse", Samples.disabled(Samples.spec("morse")))));
    Challenge again = challenges().save(List.of(unsaid)).get(0);
    assertFalse(again.spec().enabled());
    assertEquals(ChallengeStatus.DISABLED, again.progress().status());
    assertEquals(Optional.of(again), challenges().find("morse"));
  }

  @Test
  default void takesOutAndBringsBackWhatEnabledSays() {
    challenges().save(List.of(Samples.draft("morse")));
    Draft off = Samples.draft("morse", Samples.disabled(Samples.spec("morse")));
    assertEquals(
        ChallengeStatus.DISABLED, challenges().save(List.of(off)).get(0).progress().status());
    assertEquals(
        ChallengeProgress.fresh(true, NOW),
        challenges().save(List.of(Samples.draft("morse"))).get(0).progress());
  }

  @Test
  default void letsWhatIsOnTheAirGoOnWhenItIsDisabled() {
    challenges().save(List.of(Samples.draft("morse")));
    assertTrue(Claims.claim(ledger(), NOW, "runner-1", "0").isPresent());
    Draft off = Samples.draft("morse", Samples.disabled(Samples.spec("morse")));

    Challenge saved = challenges().save(List.of(off)).get(0);

    assertEquals(ChallengeStatus.ASSIGNED, saved.progress().status());
    assertFalse(saved.spec().enabled());
  }

  @Test
  default void savesAllOrNothing() {
    challenges().save(List.of(Samples.draft("first")));
    List<Draft> drafts =
        List.of(
            Samples.draft("first", Samples.sending(Samples.spec("first"), "new")),
            Samples.draft("second"),
            Samples.draft("Not An Id"));

    assertThrows(IllegalArgumentException.class, () -> challenges().save(drafts));

    assertEquals(1, challenges().all().size());
    assertEquals(Samples.spec("first"), challenges().find("first").orElseThrow().spec());
  }

  @Test
  default void refusesANameThatIsTaken() {
    challenges().save(List.of(Samples.draft("first")));
    for (List<Draft> drafts :
        List.of(
            List.of(Samples.draft("second", Samples.spec("first"))),
            List.of(
                Samples.draft("a", Samples.spec("same")), Samples.draft("b", Samples.spec("same"))),
            List.of(
                Samples.draft("a", Samples.spec("x")), Samples.draft("a", Samples.spec("y"))))) {
      RefusedException refused =
          assertThrows(RefusedException.class, () -> challenges().save(drafts));
      assertEquals(RefusedException.Kind.CONFLICT, refused.kind());
    }
    assertEquals(1, challenges().all().size());
  }

  @Test
  default void swapsNames() {
    challenges().save(List.of(Samples.draft("a"), Samples.draft("b")));
    challenges()
        .save(
            List.of(Samples.draft("a", Samples.spec("b")), Samples.draft("b", Samples.spec("a"))));
    assertEquals(List.of("b", "a"), challenges().all().stream().map(Challenge::id).toList());
  }

  @Test
  default void refusesParametersThatCouldNotBeReadBack() {
    for (Object value : List.of(Double.NaN, Double.POSITIVE_INFINITY, List.of(), 5)) {
      ChallengeSpec spec =
          new ChallengeSpec(
              "odd",
              "cw",
              new FrequencyPlan.Fixed(1),
              new FlagRef.Text(""),
              new Delays(Duration.ZERO, Duration.ZERO, DelayMode.MEAN),
              0,
              true,
              PublicView.DEFAULT,
              Map.of("odd", value));
      RefusedException refused =
          assertThrows(
              RefusedException.class, () -> challenges().save(List.of(Samples.draft("odd", spec))));
      assertEquals("bad_parameter", refused.code());
    }
    assertEquals(List.of(), challenges().all());
  }

  @Test
  default void deletesWhatIsNotOnTheAir() {
    challenges().save(List.of(Samples.draft("morse")));
    Lease lease = Claims.claim(ledger(), NOW, "runner-1", "0").orElseThrow();
    RefusedException refused =
        assertThrows(RefusedException.class, () -> challenges().delete("morse"));
    assertEquals("challenge_on_the_air", refused.code());

    Claims.complete(ledger(), lease, NOW, NOW);

    assertTrue(challenges().delete("morse"));
    assertFalse(challenges().delete("morse"));
    assertEquals(Optional.empty(), challenges().find("morse"));
    assertEquals(1, transmissions().list(Optional.of("morse"), 10, 0).size(), "its history stays");
  }
}
