package org.challengectl.rest.internal;

import java.util.Map;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.apache.cxf.jaxrs.ext.multipart.MultipartBody;
import org.challengectl.domain.FileShelf;
import org.challengectl.domain.Permission;
import org.challengectl.domain.RefusedException;
import org.challengectl.protocol.FilePage;
import org.challengectl.protocol.FilesReply;
import org.challengectl.views.FileViews;

/** The files that are flags. */
@Path("/files")
@Produces(MediaType.APPLICATION_JSON)
public final class FileResource {

  private static final String ONE = "/{sha256: [0-9a-f]{64}}";

  private final FileSender sender;
  private final FileUploads uploads;
  private final FileShelf shelf;

  FileResource(FileSender sender, FileUploads uploads, FileShelf shelf) {
    this.sender = sender;
    this.uploads = uploads;
    this.shelf = shelf;
  }

  /** Always as bytes: what a flag's file says it is must not matter to a browser. */
  @GET
  @Path(ONE)
  @Produces(MediaType.WILDCARD)
  @AgentOnly
  public Response file(@PathParam("sha256") String sha256, @Context HttpServletRequest request) {
    return sender.send(
        request, sha256, MediaType.APPLICATION_OCTET_STREAM, "private, max-age=86400, immutable");
  }

  /** Stores the parts that have a file name; all or none. */
  @POST
  @Path("/upload")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @BodyLimit(BodyLimit.FILES)
  @Admin(needs = Permission.MANAGE_CHALLENGES, action = "file.upload")
  @Answers(status = 201, body = FilesReply.class)
  public Response upload(MultipartBody body) {
    FilesReply reply = new FilesReply(uploads.store(body).stream().map(FileViews::info).toList());
    return Response.status(201).entity(reply).build();
  }

  @GET
  @Admin
  public FilePage list(@QueryParam("limit") String limit, @QueryParam("offset") String offset) {
    Paging paging = Paging.of(limit, offset);
    return new FilePage(
        shelf.list(paging.limit(), paging.offset()).stream().map(FileViews::info).toList(),
        paging.limit(),
        paging.offset(),
        FileViews.usage(shelf.usage()));
  }

  /** Deletes a file that neither a challenge nor a recording names. */
  @DELETE
  @Path(ONE)
  @Admin(needs = Permission.MANAGE_CHALLENGES, action = "file.delete")
  public Map<String, String> delete(@PathParam("sha256") String sha256) {
    if (!shelf.delete(sha256)) {
      throw RefusedException.notFound("file " + sha256);
    }
    return Map.of("status", "deleted");
  }
}
