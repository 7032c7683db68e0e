package org.challengectl.rest.internal;

import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.StreamingOutput;
import org.challengectl.eventfile.EventExport;

/** The event as a file. */
@Path("/event")
public final class EventResource {

  static final String YAML = "application/yaml";
  static final String ZIP = "application/zip";

  private final EventExport export;

  EventResource(Services services) {
    this.export = new EventExport(services.events(), services.challenges(), services.files());
  }

  /** What imports again to the same state. */
  @GET
  @Path("/export")
  @Produces({YAML, ZIP})
  @Admin
  public Response export(@QueryParam("files") String withFiles) {
    if (!Input.flag("files", withFiles)) {
      return file(export.yaml(), YAML, "event.yml");
    }
    StreamingOutput zip = export.zip()::writeTo;
    return file(zip, ZIP, "event.zip");
  }

  private static Response file(Object content, String type, String name) {
    return Response.ok(content, type)
        .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
        .header("Cache-Control", "no-store")
        .build();
  }
}
