package org.challengectl.rest.internal;

import java.util.List;
import java.util.Map;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import org.challengectl.domain.EventRepository;
import org.challengectl.domain.FrequencyRange;

/** The named frequency ranges. */
@Path("/frequency-ranges")
@Produces(MediaType.APPLICATION_JSON)
public final class FrequencyRangeResource {

  private final EventRepository events;

  FrequencyRangeResource(EventRepository events) {
    this.events = events;
  }

  @GET
  @Admin
  public Map<String, List<Shown>> list() {
    return Map.of("frequency_ranges", events.frequencyRanges().stream().map(Shown::of).toList());
  }

  /** A range as it stands in an event's YAML. */
  record Shown(String name, String displayName, String description, long minHz, long maxHz) {

    static Shown of(FrequencyRange range) {
      return new Shown(
          range.name(),
          range.displayName(),
          range.description(),
          range.band().lowHz(),
          range.band().highHz());
    }
  }
}
