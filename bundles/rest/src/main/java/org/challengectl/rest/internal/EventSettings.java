package org.challengectl.rest.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.challengectl.domain.Event;
import org.challengectl.domain.FrequencyRange;
import org.challengectl.eventfile.EventFileReader;
import org.challengectl.protocol.ConferenceRequest;
import org.challengectl.protocol.FrequencyRangeRequest;
import org.challengectl.protocol.Json;

/** Reads settings by the very rules of an event file. */
final class EventSettings {

  private EventSettings() {}

  /**
   * The event.
   *
   * @param before whose time zone holds if the request names none
   */
  static Event read(ConferenceRequest request, Optional<Event> before) {
    ObjectNode fields = fields(request);
    if (!fields.has("timezone")) {
      before.ifPresent(event -> fields.put("timezone", event.timezone().getId()));
    }
    FieldLines lines = FieldLines.of(fields);
    EventFileReader.Result result = EventFileReader.readConference("event", lines.yaml());
    EventImporter.refuse("invalid_input", "The event", "written", lines.placed(result.problems()));
    return result.event().orElseThrow();
  }

  static FrequencyRange read(FrequencyRangeRequest request) {
    FieldLines lines = FieldLines.of(fields(request));
    EventFileReader.Result result = EventFileReader.readRange("range", lines.yaml());
    EventImporter.refuse(
        "invalid_range", "The frequency range", "written", lines.placed(result.problems()));
    return result.ranges().get(0);
  }

  private static ObjectNode fields(Object request) {
    if (request == null) {
      throw Input.invalid("The body must be a JSON object.");
    }
    ObjectNode fields = Json.mapper().valueToTree(request);
    fields.properties().removeIf(field -> field.getValue().isNull());
    return fields;
  }
}
