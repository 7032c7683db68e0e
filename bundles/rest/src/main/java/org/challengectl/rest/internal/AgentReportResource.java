package org.challengectl.rest.internal;

import java.util.List;
import java.util.Map;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import org.challengectl.protocol.AgentReportInfo;
import org.challengectl.views.AgentReports;

/** What agents told of themselves: versions, clocks, heartbeats. */
@Path("/agent-reports")
@Produces(MediaType.APPLICATION_JSON)
public final class AgentReportResource {

  private final AgentReports reports;

  AgentReportResource(AgentReports reports) {
    this.reports = reports;
  }

  @GET
  @Admin
  public Map<String, List<AgentReportInfo>> list() {
    return Map.of("reports", reports.all());
  }
}
