package org.challengectl.agent.listener;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.challengectl.agent.core.RadioSlot;
import org.challengectl.agent.listener.live.ReceiverLoans;

/**
 * Who has which receiver when. One at a time each; recordings come first, and what they do not need
 * is lent. Safe for concurrent use.
 */
final class Receivers implements ReceiverLoans {

  private static final Duration RETUNE = Duration.ofMillis(300);
  private static final Duration SHORTEST_LOAN = Duration.ofSeconds(1);
  private static final int GIVE_BACK_SECONDS = 2;

  /** A receiver for some time. */
  record Booking(RadioSlot slot, Instant from, Instant until) {

    boolean overlaps(Instant otherFrom, Instant otherUntil) {
      return from.isBefore(otherUntil.plus(RETUNE)) && otherFrom.isBefore(until.plus(RETUNE));
    }
  }

  /** A receiver that is lent until somebody needs it. */
  private record Lent(Runnable recall, CountDownLatch back) {}

  private final List<Booking> bookings = new ArrayList<>();
  private final Map<RadioSlot, Lent> loans = new HashMap<>();

  /**
   * Finds a receiver that no other recording needs, may tune to a plan's frequency and has the
   * width; rather one that is not lent.
   *
   * @param from when the receiver is needed; not before now
   * @return empty if all are busy, or none can do it
   */
  synchronized Optional<Booking> book(Plan plan, Instant from, List<RadioSlot> slots) {
    Instant until = plan.until();
    Set<RadioSlot> busy = busy(from, until);
    Optional<Booking> found =
        slots.stream()
            .filter(slot -> slot.available() && !busy.contains(slot) && suits(slot, plan))
            .min(
                Comparator.comparing((RadioSlot slot) -> loans.containsKey(slot))
                    .thenComparing(slot -> slot.config().sampleRateHz()))
            .map(slot -> new Booking(slot, from, until));
    found.ifPresent(bookings::add);
    return found;
  }

  synchronized void free(Booking booking) {
    bookings.remove(booking);
  }

  /** Takes a receiver back if it is lent; it is as good as free when this returns. */
  void reclaim(RadioSlot slot) throws InterruptedException {
    Lent lent;
    synchronized (this) {
      lent = loans.get(slot);
    }
    if (lent != null) {
      lent.recall().run();
      lent.back().await(GIVE_BACK_SECONDS, TimeUnit.SECONDS);
    }
  }

  @Override
  public synchronized Answer lend(
      long centreHz, Instant now, List<RadioSlot> slots, Runnable recall) {
    List<RadioSlot> suitable =
        slots.stream().filter(slot -> slot.available() && mayTune(slot, centreHz)).toList();
    if (suitable.isEmpty()) {
      return new Unsuitable();
    }
    Set<RadioSlot> busy = busy(now, now.plus(SHORTEST_LOAN));
    return suitable.stream()
        .filter(slot -> !busy.contains(slot) && !loans.containsKey(slot))
        .max(
            Comparator.comparing((RadioSlot slot) -> neededFrom(slot))
                .thenComparing(slot -> slot.config().sampleRateHz()))
        .<Answer>map(slot -> lent(slot, recall))
        .orElseGet(() -> new Busy(freeAgain(suitable)));
  }

  private static boolean mayTune(RadioSlot slot, long centreHz) {
    double hz = centreHz;
    return slot.config().permits(hz, hz);
  }

  private Loan lent(RadioSlot slot, Runnable recall) {
    Lent loan = new Lent(recall, new CountDownLatch(1));
    loans.put(slot, loan);
    return new Loan(
        slot,
        () -> {
          synchronized (this) {
            loans.remove(slot, loan);
          }
          loan.back().countDown();
        });
  }

  private Set<RadioSlot> busy(Instant from, Instant until) {
    Set<RadioSlot> busy = new HashSet<>();
    for (Booking booking : bookings) {
      if (booking.overlaps(from, until)) {
        busy.add(booking.slot());
      }
    }
    return busy;
  }

  private Instant neededFrom(RadioSlot slot) {
    return bookings.stream()
        .filter(booking -> booking.slot().equals(slot))
        .map(Booking::from)
        .min(Comparator.naturalOrder())
        .orElse(Instant.MAX);
  }

  private Optional<Instant> freeAgain(List<RadioSlot> slots) {
    return bookings.stream()
        .filter(booking -> slots.contains(booking.slot()))
        .map(Booking::until)
        .min(Comparator.naturalOrder());
  }

  private static boolean suits(RadioSlot slot, Plan plan) {
    double low = plan.carrierHz() + plan.lowHz();
    double high = plan.carrierHz() + plan.highHz();
    return slot.config().permits(low, high)
        && plan.highHz() - plan.lowHz() < slot.config().sampleRateHz();
  }
}
