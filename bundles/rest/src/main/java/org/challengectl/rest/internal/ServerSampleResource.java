package org.challengectl.rest.internal;

import java.util.List;
import java.util.Map;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import org.challengectl.protocol.ServerSample;
import org.challengectl.views.ServerViews;

/** How the server did in the last hour. */
@Path("/system/samples")
@Produces(MediaType.APPLICATION_JSON)
public final class ServerSampleResource {

  private final ServerWatch watch;

  ServerSampleResource(ServerWatch watch) {
    this.watch = watch;
  }

  /** The oldest first. */
  @GET
  @Admin
  public Map<String, List<ServerSample>> list() {
    return Map.of("samples", watch.loads().stream().map(ServerViews::sample).toList());
  }
}
