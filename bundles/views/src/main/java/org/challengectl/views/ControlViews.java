package org.challengectl.views;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.challengectl.protocol.ControlStatus;
import org.challengectl.scheduler.EventControl;

/** The event at a glance. */
public final class ControlViews {

  private ControlViews() {}

  public static ControlStatus status(EventControl.Status status, Instant now) {
    return new ControlStatus(
        status.paused(),
        lowerCase(status.challenges()),
        lowerCase(status.agentsOnline()),
        status.onTheAir(),
        status.transmissions(),
        now,
        status.autoPause(),
        status.resting());
  }

  private static <E extends Enum<E>> Map<String, Integer> lowerCase(Map<E, Integer> counts) {
    Map<String, Integer> named = new TreeMap<>();
    counts.forEach((key, count) -> named.put(key.name().toLowerCase(Locale.ROOT), count));
    return named;
  }
}
