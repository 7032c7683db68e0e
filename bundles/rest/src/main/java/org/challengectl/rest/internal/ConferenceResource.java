package org.challengectl.rest.internal;

import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import org.challengectl.domain.Event;
import org.challengectl.domain.EventRepository;
import org.challengectl.domain.Permission;
import org.challengectl.domain.ServerTime;
import org.challengectl.protocol.AutoPauseRequest;
import org.challengectl.protocol.ControlStatus;
import org.challengectl.protocol.DayTimesRequest;
import org.challengectl.scheduler.EventControl;
import org.challengectl.views.ControlViews;

/** The event itself. */
@Path("/conference")
@Produces(MediaType.APPLICATION_JSON)
public final class ConferenceResource {

  private static final Pattern TIME = Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d");

  private final EventRepository events;
  private final EventControl control;
  private final ServerTime time;

  ConferenceResource(EventRepository events, EventControl control, ServerTime time) {
    this.events = events;
    this.control = control;
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

  /** Sets when the event's day begins and ends; both or neither. */
  @PUT
  @Path("/day-times")
  @Consumes(MediaType.APPLICATION_JSON)
  @Admin(needs = Permission.CONTROL_SYSTEM, action = "event.day_times")
  public Map<String, Object> dayTimes(DayTimesRequest body) {
    control.setDayTimes(time("day_start", body.dayStart()), time("end_of_day", body.endOfDay()));
    return conference();
  }

  /** Whether nothing new starts outside of the event's day. */
  @PUT
  @Path("/auto-pause")
  @Consumes(MediaType.APPLICATION_JSON)
  @Admin(needs = Permission.CONTROL_SYSTEM, action = "event.auto_pause")
  public ControlStatus autoPause(AutoPauseRequest body) {
    control.setAutoPause(Input.required("enabled", body.enabled()));
    return ControlViews.status(control.status(), time.instant());
  }

  private static Optional<LocalTime> time(String field, String text) {
    if (text == null) {
      return Optional.empty();
    }
    if (!TIME.matcher(text).matches()) {
      throw Input.invalid("'" + field + "' must be a time of day, HH:MM.");
    }
    return Optional.of(LocalTime.parse(text));
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
