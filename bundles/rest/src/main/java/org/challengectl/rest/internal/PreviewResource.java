package org.challengectl.rest.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import javax.ws.rs.Consumes;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Request;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.Variant;
import org.apache.cxf.jaxrs.ext.multipart.Attachment;
import org.apache.cxf.jaxrs.ext.multipart.MultipartBody;
import org.challengectl.domain.FileRepository;
import org.challengectl.domain.Permission;
import org.challengectl.preview.Preview;
import org.challengectl.preview.PreviewRequest;
import org.challengectl.schema.JsonParameters;
import org.challengectl.signal.Flag;
import org.challengectl.signal.Modulation;
import org.challengectl.signal.Parameters;
import org.challengectl.signal.SignalException;

/** What a signal will look like that is in no challenge yet. */
@Path("/preview")
@Produces({MediaType.APPLICATION_JSON, RecordingResource.PNG})
public final class PreviewResource {

  private static final MediaType PICTURE = MediaType.valueOf(RecordingResource.PNG);
  private static final List<Variant> VARIANTS =
      Variant.mediaTypes(MediaType.APPLICATION_JSON_TYPE, PICTURE).build();

  private final SignalViewer signals;
  private final FileRepository files;

  PreviewResource(SignalViewer signals, FileRepository files) {
    this.signals = signals;
    this.files = files;
  }

  /** A signal whose flag is a text, or a file that the server has. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Admin(needs = Permission.MANAGE_CHALLENGES)
  public Response json(InputStream body, @Context Request request) throws IOException {
    PreviewBody asked = PreviewBody.read(body);
    try (FlagParts parts = new FlagParts(files)) {
      return reply(asked, parts, request);
    }
  }

  /** The same as the part {@code request}, and the flag's file besides. */
  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @BodyLimit(BodyLimit.IMPORT)
  @Admin(needs = Permission.MANAGE_CHALLENGES)
  public Response parts(MultipartBody body, @Context Request request) throws IOException {
    PreviewBody asked = null;
    try (FlagParts parts = new FlagParts(files)) {
      for (Attachment part : body.getAllAttachments()) {
        Optional<String> fileName = EventParts.fileName(part);
        if ("request".equals(EventParts.name(part)) && asked == null) {
          asked = PreviewBody.read(limited(part));
        } else if (fileName.isPresent()) {
          parts.add(fileName.get(), part.getDataHandler().getInputStream());
        }
      }
      return reply(Input.required("request", asked), parts, request);
    }
  }

  private static InputStream limited(Attachment part) throws IOException {
    InputStream in = new LimitedInputStream(part.getDataHandler().getInputStream(), BodyLimit.JSON);
    return new ByteArrayInputStream(in.readAllBytes());
  }

  private Response reply(PreviewBody asked, FlagParts parts, Request request) {
    Modulation modulation = signals.modulation(asked.modulation());
    Preview preview =
        signals.look(
            new PreviewRequest(
                Input.shortened(asked.modulation(), 100),
                modulation,
                flag(modulation, asked.flag(), parts),
                parameters(modulation, asked),
                asked.frequencyHz(),
                asked.sampleRateHz()));
    boolean picture = PICTURE.equals(request.selectVariant(VARIANTS).getMediaType());
    Response.ResponseBuilder reply =
        picture
            ? PreviewReplies.picture(preview)
            : Response.ok(PreviewReplies.json(preview), MediaType.APPLICATION_JSON_TYPE);
    return reply.header("Vary", "Accept").build();
  }

  private static Parameters parameters(Modulation modulation, PreviewBody asked) {
    try {
      return JsonParameters.check(modulation.descriptor(), asked.modulation(), asked.parameters());
    } catch (SignalException e) {
      throw new UnsendableException(e);
    }
  }

  private static Flag flag(Modulation modulation, String flag, FlagParts parts) {
    if (!modulation.descriptor().flagKind().isFile(flag)) {
      return new Flag.Text(flag);
    }
    return parts
        .resolve(flag)
        .map(file -> new Flag.File(file.content(), file.fileName()))
        .orElseThrow(
            () ->
                new UnsendableException(
                    "bad_flag",
                    "flag",
                    "there is no file '%s'; send it along as a part of its own, or name one that"
                            .formatted(Input.shortened(flag, 100))
                        + " the server has by sha256: and its 64 hex digits"));
  }
}
