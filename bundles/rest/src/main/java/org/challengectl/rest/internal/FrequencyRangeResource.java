package org.challengectl.rest.internal;

import java.util.Map;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.challengectl.domain.EventRepository;
import org.challengectl.domain.Permission;
import org.challengectl.protocol.FrequencyRangeInfo;
import org.challengectl.protocol.FrequencyRangeRequest;
import org.challengectl.protocol.FrequencyRanges;
import org.challengectl.scheduler.RangeControl;
import org.challengectl.views.EventViews;

/** The named frequency ranges. */
@Path("/frequency-ranges")
@Produces(MediaType.APPLICATION_JSON)
public final class FrequencyRangeResource {

  private final EventRepository events;
  private final RangeControl control;
  private final EventImporter importer;
  private final ApiSettings settings;

  FrequencyRangeResource(Services services, EventImporter importer) {
    this.events = services.events();
    this.control = services.rangeControl();
    this.importer = importer;
    this.settings = services.settings();
  }

  @GET
  @Admin
  public FrequencyRanges list() {
    return EventViews.ranges(events.frequencyRanges());
  }

  /** Writes a new range. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Admin(needs = Permission.MANAGE_CHALLENGES, action = "range.create")
  @Answers(status = 201, body = FrequencyRangeInfo.class)
  public Response create(FrequencyRangeRequest body) {
    FrequencyRangeInfo range = EventViews.range(control.create(EventSettings.read(body)));
    return Response.status(201).entity(range).build();
  }

  /** Replaces a range; its name stays. */
  @PUT
  @Path("/{range}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Admin(needs = Permission.MANAGE_CHALLENGES, action = "range.replace")
  public FrequencyRangeInfo replace(@PathParam("range") String name, FrequencyRangeRequest body) {
    if (body != null && body.name() != null && !body.name().equals(name)) {
      throw Input.invalid("A range keeps its name: leave 'name' out, or write a new range.");
    }
    return EventViews.range(control.replace(EventSettings.read(named(name, body))));
  }

  private static FrequencyRangeRequest named(String name, FrequencyRangeRequest body) {
    return body == null
        ? null
        : new FrequencyRangeRequest(
            name, body.displayName(), body.description(), body.minHz(), body.maxHz());
  }

  /** Deletes a range that no challenge names. */
  @DELETE
  @Path("/{range}")
  @Admin(needs = Permission.MANAGE_CHALLENGES, action = "range.delete")
  public Map<String, String> delete(@PathParam("range") String name) {
    control.delete(name);
    return Map.of("status", "deleted");
  }

  /** Takes the ranges from the server's own event file; those that it does not name stay. */
  @POST
  @Path("/reload")
  @Admin(needs = Permission.MANAGE_CHALLENGES, action = "ranges.reload")
  public FrequencyRanges reload() {
    return EventViews.ranges(importer.reloadRanges(settings.requiredEventFile()));
  }
}
