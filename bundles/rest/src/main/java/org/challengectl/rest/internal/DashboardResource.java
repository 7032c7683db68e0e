package org.challengectl.rest.internal;

import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import org.challengectl.domain.ServerTime;
import org.challengectl.protocol.Dashboard;
import org.challengectl.views.Dashboards;

/** All that a console shows first, in one answer. */
@Path("/dashboard")
@Produces(MediaType.APPLICATION_JSON)
public final class DashboardResource {

  private final Dashboards dashboards;
  private final ServerTime time;

  DashboardResource(Services s) {
    this.dashboards =
        new Dashboards(
            s.eventControl(),
            s.challenges(),
            s.agents(),
            s.transmissions(),
            s.recordings(),
            s.shelf());
    this.time = s.time();
  }

  @GET
  @Admin
  public Dashboard dashboard() {
    return dashboards.at(time.instant());
  }
}
