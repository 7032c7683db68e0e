package org.challengectl.rest.internal;

import java.util.List;
import java.util.Map;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import org.challengectl.domain.EventRepository;
import org.challengectl.domain.FrequencyRange;
import org.challengectl.domain.Permission;

/** The named frequency ranges. */
@Path("/frequency-ranges")
@Produces(MediaType.APPLICATION_JSON)
public final class FrequencyRangeResource {

  private final EventRepository events;

  private final EventImporter importer;
  private final ApiSettings settings;

  FrequencyRangeResource(EventRepository events, EventImporter importer, ApiSettings settings) {
    this.events = events;
    this.importer = importer;
    this.settings = settings;
  }

  @GET
  @Admin
  public Map<String, List<Shown>> list() {
    return shown(events.frequencyRanges());
  }

  /** Takes the ranges from the server's own event file; those that it does not name stay. */
  @POST
  @Path("/reload")
  @Admin(needs = Permission.MANAGE_CHALLENGES, action = "ranges.reload")
  public Map<String, List<Shown>> reload() {
    return shown(importer.reloadRanges(settings.requiredEventFile()));
  }

  private static Map<String, List<Shown>> shown(List<FrequencyRange> ranges) {
    return Map.of("frequency_ranges", ranges.stream().map(Shown::of).toList());
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
