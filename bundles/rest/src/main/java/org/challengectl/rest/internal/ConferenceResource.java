package org.challengectl.rest.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import org.challengectl.domain.Event;
import org.challengectl.domain.EventRepository;
import org.challengectl.domain.ServerTime;

/** The event itself. */
@Path("/conference")
@Produces(MediaType.APPLICATION_JSON)
public final class ConferenceResource {

  private final EventRepository events;
  private final ServerTime time;

  ConferenceResource(EventRepository events, ServerTime time) {
    this.events = events;
    this.time = time;
  }

  @GET
  @Open
  public Map<String, Object> conference() {
    Map<String, Object> reply = new LinkedHashMap<>();
    events.event().ifPresent(event -> put(reply, event));
    reply.put("server_time", time.instant());
    return reply;
  }

  private static void put(Map<String, Object> reply, Event event) {
    reply.put("name", event.name());
    event.start().ifPresent(at -> reply.put("start", at));
    event.stop().ifPresent(at -> reply.put("stop", at));
    reply.put("timezone", event.timezone().getId());
    event.dayStart().ifPresent(at -> reply.put("day_start", at.toString()));
    event.endOfDay().ifPresent(at -> reply.put("end_of_day", at.toString()));
  }
}
