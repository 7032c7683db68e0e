package org.challengectl.agent.listener;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.challengectl.agent.core.RadioSlot;

/** Who has which receiver when. One at a time each. Safe for concurrent use. */
final class Receivers {

  private static final Duration RETUNE = Duration.ofMillis(300);

  /** A receiver for some time. */
  record Booking(RadioSlot slot, Instant from, Instant until) {

    boolean overlaps(Instant otherFrom, Instant otherUntil) {
      return from.isBefore(otherUntil.plus(RETUNE)) && otherFrom.isBefore(until.plus(RETUNE));
    }
  }

  private final List<Booking> bookings = new ArrayList<>();

  /**
   * Finds a receiver that is free for a plan, may tune to it and has the width.
   *
   * @param from when the receiver is needed; not before now
   * @return empty if all are busy, or none can do it
   */
  synchronized Optional<Booking> book(Plan plan, Instant from, List<RadioSlot> slots) {
    Instant until = plan.until();
    Set<RadioSlot> busy = new HashSet<>();
    for (Booking booking : bookings) {
      if (booking.overlaps(from, until)) {
        busy.add(booking.slot());
      }
    }
    Optional<Booking> found =
        slots.stream()
            .filter(slot -> slot.available() && !busy.contains(slot) && suits(slot, plan))
            .min(Comparator.comparingInt(slot -> slot.config().sampleRateHz()))
            .map(slot -> new Booking(slot, from, until));
    found.ifPresent(bookings::add);
    return found;
  }

  synchronized void free(Booking booking) {
    bookings.remove(booking);
  }

  private static boolean suits(RadioSlot slot, Plan plan) {
    double low = plan.carrierHz() + plan.lowHz();
    double high = plan.carrierHz() + plan.highHz();
    return slot.config().permits(low, high)
        && plan.highHz() - plan.lowHz() < slot.config().sampleRateHz();
  }
}
