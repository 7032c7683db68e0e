package org.challengectl.rest.internal;

import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.challengectl.domain.Picture;
import org.challengectl.domain.Recording;
import org.challengectl.domain.RecordingRepository;
import org.challengectl.domain.RefusedException;
import org.challengectl.protocol.ConferenceInfo;
import org.challengectl.views.PublicBoard;
import org.challengectl.views.PublicSnapshot;

/** What players may know. */
@Path("/public")
@Produces(MediaType.APPLICATION_JSON)
public final class PublicResource {

  private static final String BRIEFLY = "public, max-age=1";

  private final PublicBoard board;
  private final RecordingRepository recordings;
  private final FileSender sender;
  private final ConferenceResource conference;

  PublicResource(
      PublicBoard board,
      RecordingRepository recordings,
      FileSender sender,
      ConferenceResource conference) {
    this.board = board;
    this.recordings = recordings;
    this.sender = sender;
    this.conference = conference;
  }

  @GET
  @Path("/challenges")
  @Open
  public Response challenges(@Context HttpServletRequest request) {
    PublicSnapshot snapshot = board.snapshot();
    String tag = '"' + snapshot.tag() + '"';
    boolean known = FileSender.matches(request.getHeader("If-None-Match"), tag);
    return (known ? Response.notModified() : Response.ok(snapshot.json()))
        .header("ETag", tag)
        .header("Cache-Control", BRIEFLY)
        .build();
  }

  @GET
  @Path("/conference")
  @Open
  public ConferenceInfo conference() {
    return conference.conference();
  }

  /** A picture that may not be seen is as good as none. */
  @GET
  @Path("/recordings/{recording: \\d{1,18}}/image")
  @Produces(RecordingResource.PNG)
  @Open
  public Response image(@PathParam("recording") long id, @Context HttpServletRequest request) {
    String sha256 =
        recordings
            .find(id)
            .filter(board::shows)
            .flatMap(Recording::picture)
            .map(Picture::sha256)
            .orElseThrow(() -> RefusedException.notFound("picture of recording " + id));
    return sender.send(request, sha256, RecordingResource.PNG, "public, max-age=60");
  }
}
