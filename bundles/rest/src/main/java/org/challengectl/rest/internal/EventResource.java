package org.challengectl.rest.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.StreamingOutput;
import org.challengectl.domain.ChallengeRepository;
import org.challengectl.domain.EventRepository;
import org.challengectl.domain.FileRepository;
import org.challengectl.eventfile.EventFileWriter;
import org.challengectl.eventfile.ExportedFiles;

/** The event as a file. */
@Path("/event")
public final class EventResource {

  static final String YAML = "application/yaml";
  static final String ZIP = "application/zip";

  private final EventRepository events;
  private final ChallengeRepository challenges;
  private final FileRepository files;

  EventResource(Services services) {
    this.events = services.events();
    this.challenges = services.challenges();
    this.files = services.files();
  }

  /** What imports again to the same state. */
  @GET
  @Path("/export")
  @Produces({YAML, ZIP})
  @Admin
  public Response export(@QueryParam("files") String withFiles) {
    if (!Input.flag("files", withFiles)) {
      String yaml =
          EventFileWriter.write(
              events.event(), events.frequencyRanges(), challenges.all(), EventFileWriter::byHash);
      return file(yaml, YAML, "event.yml");
    }
    ExportedFiles named = ExportedFiles.of(challenges.all(), files);
    String yaml =
        EventFileWriter.write(
            events.event(), events.frequencyRanges(), named.challenges(), named::path);
    StreamingOutput zip = out -> zip(yaml, named, new ZipOutputStream(out));
    return file(zip, ZIP, "event.zip");
  }

  private static Response file(Object content, String type, String name) {
    return Response.ok(content, type)
        .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
        .header("Cache-Control", "no-store")
        .build();
  }

  private static void zip(String yaml, ExportedFiles files, ZipOutputStream out)
      throws IOException {
    out.putNextEntry(new ZipEntry("event.yml"));
    out.write(yaml.getBytes(StandardCharsets.UTF_8));
    out.closeEntry();
    for (Map.Entry<String, java.nio.file.Path> file : files.contents().entrySet()) {
      out.putNextEntry(new ZipEntry(file.getKey()));
      Files.copy(file.getValue(), out);
      out.closeEntry();
    }
    out.finish();
  }
}
