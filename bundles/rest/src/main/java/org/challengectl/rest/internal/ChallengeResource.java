package org.challengectl.rest.internal;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.apache.cxf.jaxrs.ext.multipart.MultipartBody;
import org.challengectl.domain.Challenge;
import org.challengectl.domain.ChallengeRepository;
import org.challengectl.domain.Permission;
import org.challengectl.domain.RecordingFilter;
import org.challengectl.domain.RecordingRepository;
import org.challengectl.domain.RefusedException;
import org.challengectl.domain.ServerTime;
import org.challengectl.protocol.ChallengeInfo;
import org.challengectl.protocol.ImportReply;
import org.challengectl.protocol.RecordingPage;
import org.challengectl.scheduler.ChallengeControl;
import org.challengectl.scheduler.Dispatcher;
import org.challengectl.views.ChallengeViews;

/** What operators see of challenges and do to them. */
@Path("/challenges")
@Produces(MediaType.APPLICATION_JSON)
public final class ChallengeResource {

  private static final Pattern TAG = Pattern.compile("\"(\\d{1,18})\"");
  private final ChallengeRepository challenges;
  private final RecordingRepository recordings;
  private final ChallengeControl control;
  private final Dispatcher dispatcher;
  private final EventImporter importer;
  private final ChallengeEditor editor;
  private final ChallengePreviews previews;
  private final ApiSettings settings;
  private final ServerTime time;

  ChallengeResource(Services services, EventImporter importer, ChallengePreviews previews) {
    this.challenges = services.challenges();
    this.recordings = services.recordings();
    this.control = services.challengeControl();
    this.dispatcher = services.dispatcher();
    this.importer = importer;
    this.editor = new ChallengeEditor(services);
    this.previews = previews;
    this.settings = services.settings();
    this.time = services.time();
  }

  /** One challenge; the tag is for a replacement that must not overwrite another's. */
  @GET
  @Path("/{challenge}")
  @Admin
  @Answers(body = ChallengeInfo.class)
  public Response one(@PathParam("challenge") String id) {
    return tagged(200, find(id));
  }

  /** Writes a new challenge. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Admin(needs = Permission.MANAGE_CHALLENGES, action = "challenge.create")
  @Answers(status = 201, body = ChallengeInfo.class)
  public Response create(InputStream body) throws IOException {
    return tagged(201, editor.create(body));
  }

  /** Replaces a challenge; what is on the air goes on to its end. */
  @PUT
  @Path("/{challenge}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Admin(needs = Permission.MANAGE_CHALLENGES, action = "challenge.replace")
  @Answers(body = ChallengeInfo.class)
  public Response replace(
      @PathParam("challenge") String id, @HeaderParam("If-Match") String tag, InputStream body)
      throws IOException {
    find(id);
    return tagged(200, editor.replace(id, revision(tag), body));
  }

  /** Imports the server's own event file. */
  @POST
  @Path("/reload")
  @Admin(needs = Permission.MANAGE_CHALLENGES, action = "event.reload")
  public ImportReply reload() {
    return importer.reload(settings.requiredEventFile());
  }

  @DELETE
  @Path("/{challenge}")
  @Admin(needs = Permission.MANAGE_CHALLENGES, action = "challenge.delete")
  public Map<String, String> delete(@PathParam("challenge") String id) {
    control.delete(id);
    return Map.of("status", "deleted");
  }

  @POST
  @Path("/{challenge}/trigger")
  @Admin(needs = Permission.MANAGE_CHALLENGES, action = "challenge.trigger")
  public ChallengeInfo trigger(@PathParam("challenge") String id) {
    return info(control.trigger(id));
  }

  @POST
  @Path("/{challenge}/enable")
  @Admin(needs = Permission.MANAGE_CHALLENGES, action = "challenge.enable")
  public ChallengeInfo enable(@PathParam("challenge") String id) {
    return info(control.enable(id));
  }

  @POST
  @Path("/{challenge}/disable")
  @Admin(needs = Permission.MANAGE_CHALLENGES, action = "challenge.disable")
  public ChallengeInfo disable(@PathParam("challenge") String id) {
    return info(control.disable(id));
  }

  /** Ends the transmission that is on the air; says whether there was one. */
  @POST
  @Path("/{challenge}/stop")
  @Admin(needs = Permission.MANAGE_CHALLENGES, action = "challenge.stop")
  public Map<String, Object> stop(@PathParam("challenge") String id) {
    find(id);
    return Map.of("stopping", dispatcher.stop(id).isPresent());
  }

  @GET
  @Path("/{challenge}/recordings")
  @Admin
  public RecordingPage recordings(
      @PathParam("challenge") String id,
      @QueryParam("limit") String limit,
      @QueryParam("offset") String offset) {
    find(id);
    return RecordingResource.page(
        recordings, RecordingFilter.of(Optional.of(id)), Paging.of(limit, offset));
  }

  /** What its transmission will look like. */
  @GET
  @Path("/{challenge}/preview.png")
  @Produces(RecordingResource.PNG)
  @Admin
  public Response preview(
      @PathParam("challenge") String id,
      @QueryParam("sample_rate") String sampleRate,
      @Context HttpServletRequest request) {
    return previews.picture(find(id), sampleRate, request.getHeader("If-None-Match"));
  }

  /** An event file and the files that its flags name. */
  @POST
  @Path("/import")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @BodyLimit(BodyLimit.IMPORT)
  @Admin(needs = Permission.MANAGE_CHALLENGES, action = "event.import")
  public ImportReply importParts(
      MultipartBody body,
      @QueryParam("dry_run") String dryRun,
      @QueryParam("skip_missing") String skipMissing,
      @Context HttpServletRequest request) {
    return importer.parts(body, dryRun(dryRun, request), Input.flag("skip_missing", skipMissing));
  }

  /** An event file alone. */
  @POST
  @Path("/import")
  @Consumes({"application/x-yaml", "application/yaml", "text/yaml", "text/x-yaml"})
  @Admin(needs = Permission.MANAGE_CHALLENGES, action = "event.import")
  public ImportReply importYaml(
      InputStream body, @QueryParam("dry_run") String dryRun, @Context HttpServletRequest request) {
    return importer.yaml(body, dryRun(dryRun, request));
  }

  private static boolean dryRun(String query, HttpServletRequest request) {
    boolean dryRun = Input.flag("dry_run", query);
    if (dryRun) {
      Attempt.about(request, "dry run");
    }
    return dryRun;
  }

  private Response tagged(int status, Challenge challenge) {
    return Response.status(status)
        .entity(info(challenge))
        .header("ETag", "\"" + challenge.revision() + "\"")
        .build();
  }

  private static OptionalLong revision(String tag) {
    if (tag == null || tag.strip().equals("*")) {
      return OptionalLong.empty();
    }
    Matcher matcher = TAG.matcher(tag.strip());
    if (!matcher.matches()) {
      throw Input.invalid("'If-Match' must be the ETag of the challenge as it was read.");
    }
    return OptionalLong.of(Long.parseLong(matcher.group(1)));
  }

  private ChallengeInfo info(Challenge challenge) {
    return ChallengeViews.info(challenge, time.instant());
  }

  private Challenge find(String id) {
    return challenges
        .find(id)
        .orElseThrow(() -> RefusedException.notFound("challenge '" + id + "'"));
  }
}
