package org.challengectl.preview.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.FutureTask;
import org.challengectl.preview.BusyException;
import org.challengectl.preview.Previews;
import org.challengectl.preview.TooLongException;
import org.challengectl.signal.SignalException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PreparerTest {

  private static final Duration AT_ONCE = Duration.ofMillis(20);
  private static final Duration PATIENT = Duration.ofMinutes(5);

  private final ToneModulation tones = ToneModulation.of(0.01);
  private final StuckModulation stuck = new StuckModulation(tones);

  @AfterEach
  void letGo() {
    stuck.release.countDown();
  }

  /** There is one place: it must be free again. */
  @Test
  void aModulationThatNeverReturnsLosesItsPlace() throws Exception {
    Observer observer = new Observer(Limits.USUAL, new Preparer(Duration.ofSeconds(2), 2));
    Previews single = new BoundedPreviews(1, AT_ONCE, observer);
    TooLongException gaveUp =
        assertThrows(TooLongException.class, () -> single.preview(stuck.request()));
    assertEquals(
        "It takes longer than 2 s to prepare this signal, so there is no preview of it.",
        gaveUp.getMessage());
    assertTrue(single.preview(tones.request()).figures().complete());
  }

  @Test
  void whatIsGivenUpIsInterrupted() throws Exception {
    Preparer preparer = new Preparer(AT_ONCE, 1);
    assertThrows(TooLongException.class, () -> preparer.prepare(stuck.request()));
    stuck.interrupted.await();
  }

  @Test
  void aSignalThatComesTooLateIsClosed() throws Exception {
    Preparer preparer = new Preparer(AT_ONCE, 1);
    assertThrows(TooLongException.class, () -> preparer.prepare(stuck.request()));
    stuck.release.countDown();
    tones.closed.await();
    assertEquals(0, tones.open.get());
  }

  @Test
  void onlyAFewMayLingerAndOthersAreSentAwayUntilTheyEnd() throws Exception {
    Preparer preparer = new Preparer(AT_ONCE, 2);
    for (int n = 0; n < 2; n++) {
      assertThrows(TooLongException.class, () -> preparer.prepare(stuck.request()));
    }
    assertThrows(BusyException.class, () -> preparer.prepare(tones.request()));
    stuck.release.countDown();
    boolean served = false;
    while (!served) {
      try {
        preparer.prepare(stuck.request()).signal().close();
        served = true;
      } catch (BusyException | TooLongException stillThere) {
        Thread.onSpinWait();
      }
    }
  }

  @Test
  void whoDoesNotWantItAnyMoreEndsThePreparation() throws Exception {
    Preparer preparer = new Preparer(PATIENT, 1);
    FutureTask<InterruptedException> waiting =
        new FutureTask<>(
            () ->
                assertThrows(InterruptedException.class, () -> preparer.prepare(stuck.request())));
    Thread thread = new Thread(waiting);
    thread.start();
    stuck.entered.await();
    thread.interrupt();
    waiting.get();
    stuck.interrupted.await();
  }

  @Test
  void whatAModulationThrowsArrives() throws Exception {
    Preparer preparer = new Preparer(PATIENT, 1);
    SignalException refusal = SignalException.badFlag("no");
    IllegalStateException fault = new IllegalStateException("broken");
    LinkageError missing = new NoClassDefFoundError("gone");
    assertSame(refusal, thrown(preparer, SignalException.class, refusal));
    assertSame(fault, thrown(preparer, IllegalStateException.class, fault));
    assertSame(missing, thrown(preparer, NoClassDefFoundError.class, missing));
  }

  private <T extends Throwable> T thrown(Preparer preparer, Class<T> type, Throwable failure) {
    StuckModulation broken = new StuckModulation(tones);
    broken.failure = failure;
    broken.release.countDown();
    return assertThrows(type, () -> preparer.prepare(broken.request()));
  }
}
