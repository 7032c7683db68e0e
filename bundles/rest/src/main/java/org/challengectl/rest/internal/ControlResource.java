package org.challengectl.rest.internal;

import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import org.challengectl.domain.Permission;
import org.challengectl.domain.ServerTime;
import org.challengectl.protocol.ControlStatus;
import org.challengectl.scheduler.EventControl;
import org.challengectl.views.ControlViews;

/** Pause, resume and the event at a glance. */
@Path("/control")
@Produces(MediaType.APPLICATION_JSON)
public final class ControlResource {

  private final EventControl control;
  private final ServerTime time;

  ControlResource(EventControl control, ServerTime time) {
    this.control = control;
    this.time = time;
  }

  @GET
  @Path("/status")
  @Admin
  public ControlStatus status() {
    return ControlViews.status(control.status(), time.instant());
  }

  @POST
  @Path("/pause")
  @Admin(needs = Permission.CONTROL_SYSTEM, action = "event.pause")
  public ControlStatus pause() {
    control.pause();
    return status();
  }

  @POST
  @Path("/resume")
  @Admin(needs = Permission.CONTROL_SYSTEM, action = "event.resume")
  public ControlStatus resume() {
    control.resume();
    return status();
  }
}
