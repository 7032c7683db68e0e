package org.challengectl.scheduler.internal;

import static org.challengectl.scheduler.fixture.Samples.device;
import static org.challengectl.scheduler.fixture.Samples.draft;
import static org.challengectl.scheduler.fixture.Samples.fixed;
import static org.challengectl.scheduler.fixture.Samples.profile;
import static org.challengectl.scheduler.fixture.Samples.range;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.challengectl.domain.AgentType;
import org.challengectl.domain.ChallengeRepository.Draft;
import org.challengectl.domain.Device;
import org.challengectl.domain.FrequencyBand;
import org.challengectl.domain.FrequencyPlan;
import org.challengectl.domain.Lease;
import org.challengectl.domain.RefusedException;
import org.challengectl.domain.SignalProfile;
import org.challengectl.scheduler.Assignment;
import org.challengectl.scheduler.fixture.Bench;
import org.junit.jupiter.api.Test;

class GrantsTest {

  private static final long HZ = 144_500_000;
  private static final SignalProfile SHORT = profile(10, 200);

  private final Bench bench = new Bench();

  private static Draft at(String id, int priority, long hz) {
    return draft(id, priority, fixed(hz), SHORT);
  }

  private String next(String agent) {
    Assignment work = bench.poll(agent).orElseThrow();
    bench.succeed(work);
    return work.challenge().id();
  }

  @Test
  void anUnknownAgentOrDeviceIsNotFound() {
    bench.runner("alpha");
    assertEquals(
        "not_found", assertThrows(RefusedException.class, () -> bench.poll("nobody")).code());
    assertEquals(
        "not_found", assertThrows(RefusedException.class, () -> bench.poll("alpha", "9")).code());
  }

  @Test
  void theHigherPriorityGoesFirst() {
    bench.with(at("low", 1, HZ), at("high", 90, HZ), at("middle", 50, HZ)).runner("alpha");
    assertEquals("high", next("alpha"));
    assertEquals("middle", next("alpha"));
    assertEquals("low", next("alpha"));
    assertEquals(Optional.empty(), bench.poll("alpha"));
  }

  @Test
  void amongEqualsTheLotDecides() {
    Set<String> first = new HashSet<>();
    bench.with(at("one", 5, HZ), at("two", 5, HZ), at("three", 5, HZ)).runner("alpha");
    for (int round = 0; round < 60; round++) {
      first.add(next("alpha"));
      next("alpha");
      next("alpha");
      bench.passAlive(60, "alpha");
    }
    assertEquals(Set.of("one", "two", "three"), first);
  }

  @Test
  void whatStarvesGoesBeforeEveryPriorityTheOldestFirst() {
    bench.with(at("old", 0, HZ)).pass(10);
    bench.with(at("younger", 0, HZ)).pass(301);
    bench.with(at("important", 100, HZ)).runner("alpha");
    assertEquals("old", next("alpha"));
    assertEquals("younger", next("alpha"));
    assertEquals("important", next("alpha"));
  }

  @Test
  void nothingStarvesBesideImportantChallengesWithoutRest() {
    bench
        .with(draft("vip", "cw", 100, fixed(HZ), SHORT, 0))
        .with(draft("star", "cw", 100, fixed(HZ), SHORT, 0))
        .with(draft("poor", "cw", 0, fixed(HZ), SHORT, 0))
        .runner("alpha");
    for (int i = 0; i < 200; i++) {
      Assignment work = bench.poll("alpha").orElseThrow();
      bench.pass(10);
      bench.succeed(work);
      bench.agents.heartbeat("alpha");
    }
    assertTrue(bench.challenge("poor").progress().transmissionCount() >= 5);
  }

  @Test
  void aWideSignalIsNotKeptOffTheAirByNarrowOnes() {
    FrequencyBand band = new FrequencyBand(144_000_000, 144_100_000);
    FrequencyPlan anywhere = new FrequencyPlan.Manual(band);
    List<Draft> drafts = new ArrayList<>();
    drafts.add(draft("wide", "cw", 0, anywhere, profile(10, 95_000), 0));
    for (int i = 0; i < 6; i++) {
      drafts.add(draft("narrow" + i, "cw", 50, anywhere, profile(10, 200), 0));
    }
    bench.with(drafts.toArray(Draft[]::new)).runner("alpha").runner("bravo").runner("charlie");
    List<String> agents = List.of("alpha", "bravo", "charlie");
    List<Assignment> running = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      // Never all silent at once: one ends, one begins.
      agents.forEach(
          agent -> bench.poll(agent).filter(w -> !has(running, w)).ifPresent(running::add));
      bench.pass(3);
      agents.forEach(bench.agents::heartbeat);
      if (!running.isEmpty()) {
        bench.succeed(running.remove(0));
      }
    }
    assertTrue(bench.challenge("wide").progress().transmissionCount() >= 2);
    assertTrue(bench.challenge("narrow0").progress().transmissionCount() >= 10);
  }

  private static boolean has(List<Assignment> running, Assignment work) {
    return running.stream()
        .anyMatch(one -> one.lease().fencingNumber() == work.lease().fencingNumber());
  }

  @Test
  void aChallengeThatNobodyCanSendBlocksNobody() {
    bench.with(draft("alien", "ft8", 100, fixed(HZ), SHORT, 0), at("fox", 0, HZ)).runner("alpha");
    bench.passAlive(3_600, "alpha");
    assertEquals("fox", next("alpha"));
  }

  @Test
  void fixedFrequenciesThatCollideWait() {
    bench.with(at("fox", 1, HZ), at("owl", 0, HZ + 4_100)).runner("alpha").runner("bravo");
    Assignment fox = bench.poll("alpha").orElseThrow();
    assertEquals(Optional.empty(), bench.poll("bravo"));
    bench.succeed(fox);
    assertEquals("owl", bench.poll("bravo").orElseThrow().challenge().id());
  }

  @Test
  void anotherSiteHasAnAirOfItsOwn() {
    bench.with(at("fox", 1, HZ), at("owl", 0, HZ)).runner("alpha");
    bench.agents.register(
        Bench.registration(
            "cave", AgentType.RUNNER, "cellar", Optional.of(Set.of("cw")), true, device("0")));
    assertEquals("fox", bench.poll("alpha").orElseThrow().challenge().id());
    assertEquals("owl", bench.poll("cave").orElseThrow().challenge().id());
  }

  @Test
  void liveBandsOnOneSiteNeverOverlap() {
    FrequencyPlan anywhere = new FrequencyPlan.Manual(new FrequencyBand(144_000_000, 144_200_000));
    for (int i = 0; i < 30; i++) {
      bench.with(draft("c" + i, 0, anywhere, profile(10, i % 2 == 0 ? 16_000 : 300)));
      bench.runner("r" + i);
      bench.poll("r" + i);
    }
    List<Lease> live = bench.ledger.transact(tx -> tx.liveLeases());
    assertTrue(live.size() > 5, "only " + live.size());
    for (Lease one : live) {
      for (Lease other : live) {
        assertTrue(one.equals(other) || !one.band().overlaps(other.band()));
      }
    }
  }

  @Test
  void aDeviceGetsOnlyWhatItsLimitsCover() {
    bench
        .with(at("fox", 0, HZ))
        .runner("alpha", device("uhf", new FrequencyBand(430_000_000, 440_000_000)))
        .runner(
            "bravo",
            device("uhf", new FrequencyBand(430_000_000, 440_000_000)),
            device("vhf", new FrequencyBand(144_000_000, 146_000_000)));
    assertEquals(Optional.empty(), bench.poll("alpha"));
    assertEquals(Optional.empty(), bench.poll("bravo", "uhf"));
    assertEquals("vhf", bench.poll("bravo").orElseThrow().lease().deviceId());
  }

  @Test
  void onlyWhatTheAgentAnnouncedAndTheServerKnowsIsGiven() {
    bench
        .with(
            draft("upper", "usb", 0, fixed(HZ), SHORT, 0),
            draft("digital", "ft8", 0, fixed(HZ + 100_000), SHORT, 0),
            draft("unheard", "nonsense", 0, fixed(HZ + 200_000), SHORT, 0))
        .runner("cw-only", Set.of("cw"), device("0"))
        .runner("voice", Set.of("ssb"), device("0"))
        .runner("all", Set.of("ssb", "ft8", "nonsense"), device("0"), device("1"));
    assertEquals(Optional.empty(), bench.poll("cw-only"));
    assertEquals("upper", next("voice"));
    bench.challenges.disable("upper");
    assertEquals("digital", next("all"));
    bench.challenges.disable("digital");
    assertEquals(Optional.empty(), bench.poll("all"));
  }

  @Test
  void aClientThatDoesNotSayHasTheClassicModulations() {
    bench
        .with(
            draft("digital", "ft8", 9, fixed(HZ), SHORT, 0),
            draft("lower", "lsb", 0, fixed(HZ), SHORT, 0))
        .oldRunner("old");
    assertEquals("lower", bench.poll("old").orElseThrow().challenge().id());
  }

  @Test
  void nothingIsGivenToWhoIsDisabledOfflineOrAListener() {
    bench.with(at("fox", 0, HZ)).runner("alpha").runner("bravo").listener("ear");
    bench.agents.setEnabled("alpha", false);
    bench.agents.signOut("bravo");
    assertEquals(Optional.empty(), bench.poll("alpha"));
    assertEquals(Optional.empty(), bench.poll("bravo"));
    assertEquals(Optional.empty(), bench.poll("ear"));
    bench.agents.heartbeat("bravo");
    assertTrue(bench.poll("bravo").isPresent());
  }

  @Test
  void severalDevicesOfOneAgentWorkInParallel() {
    bench
        .with(at("fox", 0, HZ), at("owl", 0, HZ + 100_000))
        .runner("alpha", device("0"), device("1"));
    String one = bench.poll("alpha", "0").orElseThrow().challenge().id();
    String two = bench.poll("alpha", "1").orElseThrow().challenge().id();
    assertFalse(one.equals(two));
  }

  @Test
  void pauseStopsNewGrantsOnlyAndSurvivesARestart() {
    bench.with(at("fox", 1, HZ), at("owl", 0, HZ + 100_000)).runner("alpha").runner("bravo");
    Assignment work = bench.poll("alpha").orElseThrow();
    bench.control.pause();
    bench.restart();
    assertTrue(bench.control.status().paused());
    assertEquals(Optional.empty(), bench.poll("bravo"));
    bench.dispatcher.renew("alpha", work.lease().fencingNumber());
    bench.succeed(work);
    bench.control.resume();
    assertTrue(bench.poll("bravo").isPresent());
  }

  @Test
  void namedRangesAreDrawnFromAndUnknownOnesYieldNothing() {
    bench
        .with(draft("fox", 0, new FrequencyPlan.Named(List.of("2m", "nowhere")), SHORT))
        .with(draft("owl", 9, new FrequencyPlan.Named(List.of("nowhere")), SHORT))
        .runner("alpha");
    bench.repositories.saveFrequencyRanges(List.of(range("2m", 144_000_000, 146_000_000)));
    Assignment work = bench.poll("alpha").orElseThrow();
    assertEquals("fox", work.challenge().id());
    assertEquals(0, work.lease().carrierHz() % 1_000);
  }

  @Test
  void aDevicesNamedLimitsAreWhatTheRangesAreNow() {
    Device limited = new Device("0", "fake", "0", List.of(), 0, List.of("2m", "nowhere"));
    bench
        .with(draft("fox", 0, fixed(HZ), SHORT))
        .with(draft("owl", 0, fixed(430_000_000), SHORT))
        .runner("alpha", limited);
    assertEquals(Optional.empty(), bench.poll("alpha"), "unknown names allow nothing");
    bench.challenges.importAll(
        Optional.empty(), List.of(range("2m", HZ - 100_000, HZ + 100_000)), List.of());
    Assignment work = bench.poll("alpha").orElseThrow();
    assertEquals("fox", work.challenge().id());
    bench.succeed(work);
    bench.challenges.trigger("fox");
    bench.challenges.importAll(
        Optional.empty(), List.of(range("2m", HZ + 50_000, HZ + 100_000)), List.of());
    assertEquals(Optional.empty(), bench.poll("alpha"), "the range was narrowed");
  }

  @Test
  void aBrokenAgentDoesNotKeepAChallengeFromTheOthers() {
    bench.with(draft("fox", "cw", 0, fixed(HZ), SHORT, 0)).runner("broken").runner("good");
    int sent = 0;
    for (int second = 0; second < 600; second++) {
      bench.pass(1);
      bench.agents.heartbeat("broken");
      bench.agents.heartbeat("good");
      // The broken one is always faster.
      bench.poll("broken").ifPresent(bench::fail);
      Optional<Assignment> work = bench.poll("good");
      work.ifPresent(bench::succeed);
      sent += work.isPresent() ? 1 : 0;
    }
    assertTrue(sent > 200, "sent " + sent);
  }

  @Test
  void aNeighbourIsNeverPlacedOnTheSidebandsOfAmplitudeModulation() {
    FrequencyPlan around = new FrequencyPlan.Manual(new FrequencyBand(HZ - 12_000, HZ + 12_000));
    bench
        .with(draft("voice", "am", 100, fixed(HZ), SHORT, 0), draft("morse", 1, around, SHORT))
        .runner("alpha", Set.of("am"))
        .runner("beta", Set.of("cw"));
    Set<Long> carriers = new HashSet<>();
    for (int round = 0; round < 200; round++) {
      Assignment voice = bench.poll("alpha").orElseThrow();
      Assignment morse = bench.poll("beta").orElseThrow();
      carriers.add(Math.abs(morse.transmission().carrierHz() - HZ));
      bench.succeed(voice);
      bench.succeed(morse);
      bench.passAlive(60, "alpha", "beta");
    }
    // Half a necessary bandwidth, half a Morse signal, and the guards of both.
    assertTrue(
        carriers.stream().allMatch(away -> away > 3_000 + 100 + 2 * 2_000), () -> carriers + "");
    assertTrue(carriers.size() > 1, () -> carriers + "");
  }

  @Test
  void amplitudeModulationIsNeverPlacedSoThatItsSidebandsReachANeighbour() {
    FrequencyPlan around = new FrequencyPlan.Manual(new FrequencyBand(HZ - 20_000, HZ + 20_000));
    bench
        .with(at("morse", 100, HZ), draft("voice", "am", 1, around, SHORT, 0))
        .runner("alpha", Set.of("am"))
        .runner("beta", Set.of("cw"));
    for (int round = 0; round < 200; round++) {
      Assignment morse = bench.poll("beta").orElseThrow();
      Assignment voice = bench.poll("alpha").orElseThrow();
      long carrier = voice.transmission().carrierHz();
      assertTrue(Math.abs(carrier - HZ) > 3_000 + 100 + 2 * 2_000, () -> "at " + carrier);
      FrequencyBand needed = new FrequencyBand(carrier - 3_000, carrier + 3_000);
      assertTrue(new FrequencyBand(HZ - 20_000, HZ + 20_000).contains(needed));
      assertTrue(voice.lease().band().contains(needed));
      assertEquals(SHORT, voice.transmission().profile());
      bench.succeed(morse);
      bench.succeed(voice);
      bench.passAlive(60, "alpha", "beta");
    }
  }

  @Test
  void amplitudeModulationIsNotSentWhereARadioMayNotSendItsSidebands() {
    bench.with(draft("voice", "am", 1, fixed(HZ), SHORT, 60));
    bench.runner("narrow", Set.of("am"), device("0", new FrequencyBand(HZ - 2_999, HZ + 9_000)));
    bench.runner("wide", Set.of("am"), device("0", new FrequencyBand(HZ - 3_000, HZ + 9_000)));
    assertEquals(Optional.empty(), bench.poll("narrow"));
    assertEquals("voice", next("wide"));
  }

  @Test
  void aModulationWithSlotsStartsWithOne() {
    bench.with(draft("slotted", "ft8", 1, fixed(HZ), SHORT, 60)).runner("alpha", Set.of("ft8"));
    bench.pass(7);
    Assignment work = bench.poll("alpha").orElseThrow();
    assertEquals(Bench.START.plusSeconds(15), work.transmission().startAt());
    assertTrue(work.lease().renewableUntil().isAfter(Bench.START.plusSeconds(15 + 10)));
    bench.succeed(work);
    bench.pass(83);
    assertEquals(bench.now(), bench.poll("alpha").orElseThrow().transmission().startAt());
  }

  @Test
  void aRecordedTransmissionStartsWithTheFirstSlotAfterThePreRoll() {
    bench.with(draft("slotted", "ft8", 1, fixed(HZ), SHORT, 60)).runner("alpha", Set.of("ft8"));
    bench.listener("ear");
    bench.pass(10);
    Assignment work = bench.poll("alpha").orElseThrow();
    assertEquals(Bench.START.plusSeconds(30), work.transmission().startAt());
  }
}
