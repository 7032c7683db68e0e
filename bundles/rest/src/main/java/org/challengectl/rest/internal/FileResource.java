package org.challengectl.rest.internal;

import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;

/** The files that are flags. */
@Path("/files")
public final class FileResource {

  private final FileSender sender;

  FileResource(FileSender sender) {
    this.sender = sender;
  }

  /** Always as bytes: what a flag's file says it is must not matter to a browser. */
  @GET
  @Path("/{sha256: [0-9a-f]{64}}")
  @AgentOnly
  public Response file(@PathParam("sha256") String sha256, @Context HttpServletRequest request) {
    return sender.send(
        request, sha256, MediaType.APPLICATION_OCTET_STREAM, "private, max-age=86400, immutable");
  }
}
