package org.challengectl.rest.internal;

import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import org.challengectl.domain.EventRepository;
import org.challengectl.domain.Permission;
import org.challengectl.domain.ServerTime;
import org.challengectl.protocol.AutoPauseRequest;
import org.challengectl.protocol.ConferenceInfo;
import org.challengectl.protocol.ConferenceRequest;
import org.challengectl.protocol.ControlStatus;
import org.challengectl.protocol.DayTimesRequest;
import org.challengectl.scheduler.EventControl;
import org.challengectl.views.ControlViews;
import org.challengectl.views.EventViews;

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
  public ConferenceInfo conference() {
    return EventViews.conference(events.event(), time.instant());
  }

  /** Replaces the event's settings, or makes the event. */
  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  @Admin(needs = Permission.MANAGE_CHALLENGES, action = "event.configure")
  public ConferenceInfo configure(ConferenceRequest body) {
    control.configure(EventSettings.read(body, events.event()));
    return conference();
  }

  /** Sets when the event's day begins and ends; both or neither. */
  @PUT
  @Path("/day-times")
  @Consumes(MediaType.APPLICATION_JSON)
  @Admin(needs = Permission.CONTROL_SYSTEM, action = "event.day_times")
  public ConferenceInfo dayTimes(DayTimesRequest body) {
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
}
