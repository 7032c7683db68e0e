package org.challengectl.views;

import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.challengectl.domain.Event;
import org.challengectl.domain.FrequencyRange;
import org.challengectl.protocol.ConferenceInfo;
import org.challengectl.protocol.FrequencyRangeInfo;
import org.challengectl.protocol.FrequencyRanges;

/** The event and its ranges as they travel. */
public final class EventViews {

  private EventViews() {}

  /** The event, if there is one, and the server's time. */
  public static ConferenceInfo conference(Optional<Event> event, Instant now) {
    return new ConferenceInfo(
        event.map(Event::name).orElse(null),
        event.flatMap(Event::start).orElse(null),
        event.flatMap(Event::stop).orElse(null),
        event.map(e -> e.timezone().getId()).orElse(null),
        event.flatMap(Event::dayStart).map(LocalTime::toString).orElse(null),
        event.flatMap(Event::endOfDay).map(LocalTime::toString).orElse(null),
        now);
  }

  public static FrequencyRangeInfo range(FrequencyRange range) {
    return new FrequencyRangeInfo(
        range.name(),
        range.displayName(),
        range.description(),
        range.band().lowHz(),
        range.band().highHz());
  }

  public static FrequencyRanges ranges(List<FrequencyRange> ranges) {
    return new FrequencyRanges(ranges.stream().map(EventViews::range).toList());
  }
}
