package org.challengectl.eventfile.internal;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.challengectl.domain.Event;
import org.challengectl.domain.FrequencyRange;

/** An event and its ranges as they stand in an event file. */
public final class EventFields {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss xxx", Locale.ROOT);

  private EventFields() {}

  public static Map<String, Object> of(Event event) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", event.name());
    event.start().ifPresent(at -> fields.put("start", time(at, event.timezone())));
    event.stop().ifPresent(at -> fields.put("stop", time(at, event.timezone())));
    fields.put("timezone", event.timezone().getId());
    event.dayStart().ifPresent(at -> fields.put("day_start", at.toString()));
    event.endOfDay().ifPresent(at -> fields.put("end_of_day", at.toString()));
    return fields;
  }

  public static Map<String, Object> of(FrequencyRange range) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", range.name());
    fields.put("display_name", range.displayName());
    fields.put("description", range.description());
    fields.put("min_hz", range.band().lowHz());
    fields.put("max_hz", range.band().highHz());
    return fields;
  }

  /** With the offset that holds then, so that it can be read in only one way. */
  private static String time(Instant at, ZoneId zone) {
    ZonedDateTime local = at.atZone(zone);
    boolean wholeMinutes = local.getOffset().getTotalSeconds() % 60 == 0;
    return TIME.format(wholeMinutes ? local : at.atZone(ZoneOffset.UTC));
  }
}
