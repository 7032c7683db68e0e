package org.challengectl.rest.internal;

import java.util.Map;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import org.challengectl.domain.ServerTime;

/** Whether the server answers. */
@Path("/health")
@Produces(MediaType.APPLICATION_JSON)
public final class HealthResource {

  private final ServerTime time;

  HealthResource(ServerTime time) {
    this.time = time;
  }

  @GET
  @Open
  public Map<String, Object> health() {
    return Map.of("status", "ok", "timestamp", time.instant());
  }
}
