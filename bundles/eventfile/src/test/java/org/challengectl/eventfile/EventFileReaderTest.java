package org.challengectl.eventfile;

import static org.challengectl.eventfile.Reading.challengeWith;
import static org.challengectl.eventfile.Reading.good;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.challengectl.domain.ChallengeRepository.Draft;
import org.challengectl.domain.DelayMode;
import org.challengectl.domain.Delays;
import org.challengectl.domain.Event;
import org.challengectl.domain.FlagRef;
import org.challengectl.domain.FrequencyBand;
import org.challengectl.domain.FrequencyPlan;
import org.challengectl.domain.FrequencyRange;
import org.challengectl.domain.PublicView;
import org.challengectl.domain.SignalProfile;
import org.challengectl.eventfile.EventFileReader.Result;
import org.junit.jupiter.api.Test;

class EventFileReaderTest {

  private static final String WHOLE =
      """
      ---
      server:
        bind: 0.0.0.0
        api_keys: {runner-1: abc}
      conference:
        name: "ExampleCon 2025"
        start: "2025-04-05 09:00:00 -5"
        stop: 2025-04-07 18:00:00 -5
        timezone: "America/New_York"
        day_start: 9:00
        end_of_day: "18:30"
      frequency_ranges:
        - name: ham_144
          display_name: 2 Meter Ham Band
          description: "144-148 MHz"
          min_hz: 144_000_000
          max_hz: 148000000
        - {name: 70cm, min_hz: 420e6, max_hz: 450000000}
      challenges:
        - default_min_delay: 10
          default_max_delay: 20
        - name: CW_MORSE_1
          modulation: cw
          frequency_ranges: [ham_144, 70cm]
          flag: 73
          speed: 30
          priority: 7
          enabled: No
          public_view:
            show_modulation: true
            show_active_status: false
        - name: Second Flag
          modulation: cw
          flag: "CQ DE RFCTF"
          manual_frequency_range:
            min_hz: 146000000
            max_hz: 146100000
          edges: on
          beacon: yes
          min_delay: 1.5
          delay_mode: uniform
        - default_max_delay: 30
        - name: third
          modulation: cw
          flag: X
          frequency: 146450000
      """;

  @Test
  void readsTheEvent() {
    Event event = good(WHOLE).event().orElseThrow();

    assertEquals(
        new Event(
            "ExampleCon 2025",
            Optional.of(Instant.parse("2025-04-05T14:00:00Z")),
            Optional.of(Instant.parse("2025-04-07T23:00:00Z")),
            ZoneId.of("America/New_York"),
            Optional.of(LocalTime.of(9, 0)),
            Optional.of(LocalTime.of(18, 30))),
        event);
  }

  @Test
  void readsTheRanges() {
    assertEquals(
        List.of(
            new FrequencyRange(
                "ham_144",
                "2 Meter Ham Band",
                "144-148 MHz",
                new FrequencyBand(144_000_000, 148_000_000)),
            new FrequencyRange("70cm", "", "", new FrequencyBand(420_000_000, 450_000_000))),
        good(WHOLE).ranges());
  }

  @Test
  void readsAChallengeWithItsProfile() {
    Draft draft = good(WHOLE).drafts().get(0);

    assertEquals("cw-morse-1", draft.id());
    assertEquals("CW_MORSE_1", draft.spec().name());
    assertEquals(new FrequencyPlan.Named(List.of("ham_144", "70cm")), draft.spec().frequency());
    assertEquals(new FlagRef.Text("73"), draft.spec().flag());
    assertEquals(7, draft.spec().priority());
    assertEquals(false, draft.spec().enabled());
    assertEquals(new PublicView(true, false, false, false), draft.spec().publicView());
    assertEquals(Map.of("speed", 30L, "edges", "soft", "beacon", false), draft.spec().parameters());
    assertEquals(new SignalProfile(Duration.ofSeconds(2), -101, 101), draft.profile());
  }

  @Test
  void defaultsHoldForTheEntriesAfterThem() {
    List<Draft> drafts = good(WHOLE).drafts();

    assertEquals(delays(10_000, 20_000, DelayMode.MEAN), drafts.get(0).spec().delays());
    assertEquals(delays(1_500, 20_000, DelayMode.UNIFORM), drafts.get(1).spec().delays());
    assertEquals(delays(10_000, 30_000, DelayMode.MEAN), drafts.get(2).spec().delays());
  }

  @Test
  void withoutAnyDelayItIsSixtyToNinetySeconds() {
    Draft draft = good(challengeWith("")).drafts().get(0);

    assertEquals(delays(60_000, 90_000, DelayMode.MEAN), draft.spec().delays());
  }

  @Test
  void takesWordsAsTheParameterTakesThem() {
    Draft draft = good(WHOLE).drafts().get(1);

    assertEquals("on", draft.spec().parameters().get("edges"));
    assertEquals(true, draft.spec().parameters().get("beacon"));
    assertEquals(
        new FrequencyPlan.Manual(new FrequencyBand(146_000_000, 146_100_000)),
        draft.spec().frequency());
  }

  @Test
  void readsAFileThatIsJustTheListOfChallenges() {
    Result result = good("- {name: A, modulation: cw, flag: HI, frequency: 7030000}");

    assertEquals("a", result.drafts().get(0).id());
    assertTrue(result.event().isEmpty());
  }

  @Test
  void readsSharedValuesByAnchorAndMerge() {
    Result result =
        good(
            """
            challenges:
              - &base
                name: A
                modulation: cw
                flag: HI
                frequency: 7030000
                public_view: &all {show_frequency: true}
              - <<: [{flag: FIRST}, *base]
                name: B
              - {name: C, modulation: cw, flag: HO, frequency: 7031000, public_view: *all}
            """);

    assertEquals(List.of("a", "b", "c"), result.drafts().stream().map(Draft::id).toList());
    assertEquals(new FlagRef.Text("FIRST"), result.drafts().get(1).spec().flag());
    assertTrue(result.drafts().get(2).spec().publicView().showFrequency());
  }

  @Test
  void challengesMayNameRangesThatAreKnownElsewhere() {
    FrequencyRange known =
        new FrequencyRange("ham_6m", "", "", new FrequencyBand(50_000_000, 54_000_000));

    Result result =
        EventFileReader.read(
            "event.yml",
            "- {name: A, modulation: cw, flag: HI, frequency_ranges: [ham_6m]}",
            FakeModulation.all(),
            Reading.NO_FILES,
            List.of(known));

    assertEquals(List.of(), result.problems());
    assertEquals(List.of(), result.ranges());
    assertEquals(
        new FrequencyPlan.Named(List.of("ham_6m")), result.drafts().get(0).spec().frequency());
  }

  @Test
  void aRangeOfTheFileStandsForTheKnownOneOfItsName() {
    FrequencyRange known =
        new FrequencyRange("tiny", "", "", new FrequencyBand(50_000_000, 50_000_010));

    Result result =
        EventFileReader.read(
            "event.yml",
            """
            frequency_ranges: [{name: tiny, min_hz: 50000000, max_hz: 51000000}]
            challenges: [{name: A, modulation: cw, flag: HI, frequency_ranges: [tiny]}]
            """,
            FakeModulation.all(),
            Reading.NO_FILES,
            List.of(known));

    assertEquals(List.of(), result.problems());
  }

  private static Delays delays(long minMillis, long maxMillis, DelayMode mode) {
    return new Delays(Duration.ofMillis(minMillis), Duration.ofMillis(maxMillis), mode);
  }

  @Test
  void namesGiveIds() {
    assertEquals("ham-morse-1", EventFileReader.idOf("HAM MORSE_1"));
    assertEquals("", EventFileReader.idOf("***"));
  }
}
