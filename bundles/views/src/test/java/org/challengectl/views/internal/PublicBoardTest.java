package org.challengectl.views.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.challengectl.domain.Challenge;
import org.challengectl.domain.DomainEvent;
import org.challengectl.domain.PublicView;
import org.challengectl.domain.Recording;
import org.challengectl.domain.RecordingStatus;
import org.challengectl.domain.Transmission;
import org.challengectl.protocol.Json;
import org.challengectl.protocol.PublicChallenge;
import org.challengectl.protocol.PublicUpdate;
import org.challengectl.views.PublicSnapshot;
import org.challengectl.views.PublicUpdates;
import org.challengectl.views.testing.DirectBus;
import org.challengectl.views.testing.FakeRules;
import org.challengectl.views.testing.FakeStore;
import org.challengectl.views.testing.ManualTime;
import org.challengectl.views.testing.Samples;
import org.junit.jupiter.api.Test;

class PublicBoardTest {

  private final FakeStore store = new FakeStore();
  private final FakeRules rules = new FakeRules(store);
  private final DirectBus bus = new DirectBus();
  private final ManualTime time = new ManualTime();
  private final Deque<Runnable> later = new ArrayDeque<>();
  private final PublicBoardService board =
      new PublicBoardService(
          new PublicReader(
              store.challengeRepository(),
              store.transmissionRepository(),
              store.recordingRepository(),
              store,
              rules),
          bus,
          time,
          (delay, task) -> later.add(task),
          () -> {});

  @Test
  void showsWhatThePublicViewAllowsAndNothingElse() {
    store.put(Samples.challenge("open"));
    store.put(Samples.challenge("shut", Samples.NOTHING, Samples.ANYWHERE));
    PublicSnapshot snapshot = board.snapshot();
    PublicChallenge open = snapshot.view().challenges().get(0);
    assertEquals(Samples.CARRIER_HZ, open.frequency());
    assertEquals("cw", open.modulation());
    assertEquals(false, open.active());
    assertNotNull(open.lastTxTime());
    PublicChallenge shut = snapshot.view().challenges().get(1);
    assertEquals(new PublicChallenge("shut", "SHUT", null, null, null, null), shut);
    assertFalse(snapshot.json().contains("secret"), snapshot.json());
    assertFalse(snapshot.json().contains("speed"), snapshot.json());
  }

  @Test
  void doesNotShowAChallengeThatTakesNoPart() {
    store.put(Samples.disabled(Samples.challenge("off")));
    store.put(withPicture(1, "off"));
    assertEquals(List.of(), board.snapshot().view().challenges());
    assertEquals(List.of(), board.snapshot().view().waterfalls());
    assertFalse(board.shows(store.recordings.get(1L)));
  }

  @Test
  void isOnTheAirOnlyWhenTheRunnerHasSaidSo() {
    store.put(Samples.challenge("fox"));
    Transmission granted = Samples.transmission(1, "fox", false);
    store.put(granted);
    store.put(Samples.lease(granted, true));
    assertEquals(false, only().active());
    Transmission started = Samples.transmission(1, "fox", true);
    store.put(started);
    happens(new DomainEvent.TransmissionStarted(time.instant(), started));
    assertEquals(true, only().active());
  }

  @Test
  void anOlderClientIsOnTheAirFromItsGrant() {
    store.put(Samples.challenge("fox"));
    Transmission granted = Samples.transmission(1, "fox", false);
    store.put(granted);
    store.put(Samples.lease(granted, false));
    assertEquals(true, only().active());
  }

  @Test
  void showsTheLastFrequencyOfAChallengeThatMovesButNotTheNextOne() {
    store.put(Samples.challenge("fox", Samples.EVERYTHING, Samples.ANYWHERE));
    store.put(Samples.transmission(1, "fox", false));
    assertNull(only().frequency(), "granted but never on the air");
    Transmission started = Samples.transmission(1, "fox", true);
    store.put(started);
    happens(new DomainEvent.TransmissionStarted(time.instant(), started));
    assertEquals(Samples.CARRIER_HZ, only().frequency());
  }

  @Test
  void showsPicturesOnlyWhereAllThatIsWrittenOnThemIsShown() {
    store.put(Samples.challenge("open"));
    List<PublicView> hiding =
        List.of(
            new PublicView(false, true, true, true),
            new PublicView(true, false, true, true),
            new PublicView(true, true, false, true));
    for (int i = 0; i < hiding.size(); i++) {
      store.put(Samples.challenge("shut-" + i, hiding.get(i), Samples.ANYWHERE));
      store.put(withPicture(10 + i, "shut-" + i));
      assertFalse(board.shows(store.recordings.get(10L + i)), hiding.get(i).toString());
    }
    store.put(withPicture(1, "open"));
    store.put(Samples.recording(3, "open", RecordingStatus.RECORDING));
    assertEquals(1, board.snapshot().view().waterfalls().size());
    assertEquals(
        "/api/public/recordings/1/image", board.snapshot().view().waterfalls().get(0).imageUrl());
    assertTrue(board.shows(store.recordings.get(1L)));
    assertFalse(board.shows(store.recordings.get(3L)), "it has no picture yet");
  }

  @Test
  void aHallOfReadersCostsNoMoreThanOne() {
    store.put(Samples.challenge("fox"));
    for (int i = 0; i < 1000; i++) {
      board.snapshot();
    }
    assertEquals(1, store.reads.get());
    time.pass(Duration.ofSeconds(11));
    board.snapshot();
    assertEquals(2, store.reads.get());
  }

  @Test
  void tellsItsWatchersOnceOfAChangeAndNotOfNone() {
    List<PublicSnapshot> told = new ArrayList<>();
    var watch = board.watch(told::add);
    Challenge fox = Samples.challenge("fox");
    store.put(fox);
    for (int i = 0; i < 20; i++) {
      bus.publish(new DomainEvent.ChallengeChanged(time.instant(), fox));
    }
    settle();
    assertEquals(1, told.size());
    happens(new DomainEvent.ChallengeChanged(time.instant(), fox));
    assertEquals(1, told.size(), "nothing that players see has changed");
    watch.close();
    store.put(Samples.challenge("hound"));
    happens(new DomainEvent.EventImported(time.instant(), 1));
    assertEquals(1, told.size());
  }

  @Test
  void anUpdateSaysOnlyWhatHasChanged() {
    store.put(Samples.challenge("fox"));
    store.put(Samples.challenge("hound"));
    store.put(Samples.challenge("wolf"));
    PublicSnapshot before = board.snapshot();
    store.challenges.remove("wolf");
    store.put(Samples.challenge("hound", Samples.NOTHING, Samples.ANYWHERE));
    rules.pause();
    happens(new DomainEvent.EventImported(time.instant(), 2));
    PublicUpdate update = PublicUpdates.between(before.view(), board.snapshot().view());
    assertEquals(List.of("wolf"), update.removed());
    assertEquals(1, update.challenges().size());
    assertEquals("hound", update.challenges().get(0).id());
    assertEquals(true, update.paused());
    assertNull(update.waterfalls());
    assertFalse(update.full());
    assertTrue(Json.write(update).contains("\"type\":\"challenges_update\""));
  }

  @Test
  void letsGoOfTheBusWhenItIsClosed() {
    board.deactivate();
    assertEquals(0, bus.subscribers());
  }

  private PublicChallenge only() {
    return board.snapshot().view().challenges().get(0);
  }

  private Recording withPicture(long id, String challengeId) {
    return Samples.recording(id, challengeId, RecordingStatus.COMPLETED)
        .withPicture(Samples.picture("a".repeat(64)));
  }

  private void happens(DomainEvent event) {
    bus.publish(event);
    settle();
  }

  private void settle() {
    while (!later.isEmpty()) {
      later.remove().run();
    }
  }
}
