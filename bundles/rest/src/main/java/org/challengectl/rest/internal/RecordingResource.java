package org.challengectl.rest.internal;

import java.util.Optional;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.challengectl.domain.Picture;
import org.challengectl.domain.Recording;
import org.challengectl.domain.RecordingFilter;
import org.challengectl.domain.RecordingRepository;
import org.challengectl.domain.RefusedException;
import org.challengectl.protocol.RecordingInfo;
import org.challengectl.protocol.RecordingPage;
import org.challengectl.views.RecordingViews;

/** What was recorded. */
@Path("/recordings")
@Produces(MediaType.APPLICATION_JSON)
public final class RecordingResource {

  static final String PNG = "image/png";
  static final String SIGMF = "application/x-tar";

  private final RecordingRepository recordings;
  private final FileSender sender;

  RecordingResource(RecordingRepository recordings, FileSender sender) {
    this.recordings = recordings;
    this.sender = sender;
  }

  @GET
  @Admin
  public RecordingPage list(
      @QueryParam("challenge_id") String challengeId,
      @QueryParam("agent") String agent,
      @QueryParam("since") String since,
      @QueryParam("until") String until,
      @QueryParam("heard") String heard,
      @QueryParam("limit") String limit,
      @QueryParam("offset") String offset) {
    RecordingFilter filter =
        new RecordingFilter(
            Input.optionalText("challenge_id", challengeId),
            Input.optionalText("agent", agent),
            Input.optionalTime("since", since),
            Input.optionalTime("until", until),
            Optional.ofNullable(heard).map(is -> Input.flag("heard", is)));
    return page(recordings, filter, Paging.of(limit, offset));
  }

  /** A part of the list. */
  static RecordingPage page(RecordingRepository recordings, RecordingFilter filter, Paging paging) {
    return new RecordingPage(
        recordings.list(filter, paging.limit(), paging.offset()).stream()
            .map(RecordingViews::info)
            .toList(),
        paging.limit(),
        paging.offset());
  }

  @GET
  @Path("/{recording: \\d{1,18}}")
  @Admin
  public RecordingInfo one(@PathParam("recording") long id) {
    return RecordingViews.info(find(id));
  }

  @GET
  @Path("/{recording: \\d{1,18}}/image")
  @Produces(PNG)
  @Admin
  public Response image(@PathParam("recording") long id, @Context HttpServletRequest request) {
    String sha256 =
        find(id)
            .picture()
            .map(Picture::sha256)
            .orElseThrow(() -> RefusedException.notFound("picture of recording " + id));
    return sender.send(request, sha256, PNG, "private, max-age=60");
  }

  /** The samples, if the listener has uploaded them. */
  @GET
  @Path("/{recording: \\d{1,18}}/sigmf")
  @Produces(SIGMF)
  @Admin
  public Response samples(@PathParam("recording") long id, @Context HttpServletRequest request) {
    String sha256 =
        find(id)
            .sigMfSha256()
            .orElseThrow(() -> RefusedException.notFound("SigMF archive of recording " + id));
    return Response.fromResponse(sender.send(request, sha256, SIGMF, "private, max-age=60"))
        .header("Content-Disposition", "attachment; filename=\"recording-" + id + ".sigmf\"")
        .build();
  }

  private Recording find(long id) {
    return recordings.find(id).orElseThrow(() -> RefusedException.notFound("recording " + id));
  }
}
