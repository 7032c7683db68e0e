package org.challengectl.eventfile;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.challengectl.domain.ChallengeRepository;
import org.challengectl.domain.EventRepository;
import org.challengectl.domain.FileRepository;

/** The whole event as it is now; either form imports again to the same state. */
public final class EventExport {

  /** What can be written. */
  @FunctionalInterface
  public interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  private final EventRepository events;
  private final ChallengeRepository challenges;
  private final FileRepository files;

  public EventExport(EventRepository events, ChallengeRepository challenges, FileRepository files) {
    this.events = events;
    this.challenges = challenges;
    this.files = files;
  }

  /** The event file alone; flags' files stand in it by their SHA-256. */
  public String yaml() {
    return EventFileWriter.write(
        events.event(), events.frequencyRanges(), challenges.all(), EventFileWriter::byHash);
  }

  /**
   * The event file and a folder with its flags' files, which can go to another server. All that can
   * be refused is refused here and not while it is written.
   */
  public Content zip() {
    ExportedFiles named = ExportedFiles.of(challenges.all(), files);
    String yaml =
        EventFileWriter.write(
            events.event(), events.frequencyRanges(), named.challenges(), named::path);
    return out -> zip(yaml, named.contents(), new ZipOutputStream(out));
  }

  private static void zip(String yaml, Map<String, Path> contents, ZipOutputStream out)
      throws IOException {
    out.putNextEntry(new ZipEntry("event.yml"));
    out.write(yaml.getBytes(StandardCharsets.UTF_8));
    out.closeEntry();
    for (Map.Entry<String, Path> file : contents.entrySet()) {
      out.putNextEntry(new ZipEntry(file.getKey()));
      Files.copy(file.getValue(), out);
      out.closeEntry();
    }
    out.finish();
  }
}
