package org.challengectl.rest.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.challengectl.domain.FileRepository;
import org.challengectl.domain.Recording;
import org.challengectl.domain.RecordingRepository;
import org.challengectl.domain.RefusedException;
import org.challengectl.domain.StoredFile;
import org.challengectl.scheduler.RecordingDesk;

/** Takes in what listeners upload: spooled, checked, stored, and only then told. */
final class Uploads {

  static final long MAX_PNG_BYTES = 20L << 20;

  private final RecordingRepository recordings;
  private final RecordingDesk desk;
  private final FileRepository files;

  Uploads(RecordingRepository recordings, RecordingDesk desk, FileRepository files) {
    this.recordings = recordings;
    this.desk = desk;
    this.files = files;
  }

  /** Stores a picture; returns its SHA-256. */
  String picture(String agentId, long recordingId, PlotQuery query, InputStream body) {
    checkAsked(agentId, recordingId);
    return spooled(
        body,
        spool -> {
          Png.Size size = Png.check(spool);
          query.within(size, "");
          StoredFile stored =
              store(spool, "recording-" + recordingId + ".png", "image/png", MAX_PNG_BYTES);
          desk.pictured(agentId, recordingId, query.within(size, stored.sha256()));
          return stored.sha256();
        });
  }

  /** Stores a SigMF archive; returns its SHA-256. */
  String archive(String agentId, long recordingId, InputStream body) {
    checkAsked(agentId, recordingId);
    return spooled(
        body,
        spool -> {
          SigMfTar.check(spool);
          StoredFile stored =
              store(
                  spool,
                  "recording-" + recordingId + ".sigmf",
                  "application/x-tar",
                  BodyLimit.UPLOAD);
          desk.archived(agentId, recordingId, stored.sha256());
          return stored.sha256();
        });
  }

  private void checkAsked(String agentId, long recordingId) {
    Recording recording =
        recordings
            .find(recordingId)
            .orElseThrow(() -> RefusedException.notFound("recording " + recordingId));
    if (!recording.listenerId().equals(agentId)) {
      throw new RefusedException(
          RefusedException.Kind.FORBIDDEN,
          "not_your_recording",
          "Another listener was asked for recording " + recordingId + ".");
    }
  }

  private StoredFile store(Path spool, String name, String mediaType, long maxBytes)
      throws IOException {
    try (InputStream in = Files.newInputStream(spool)) {
      return files.store(in, name, mediaType, maxBytes);
    }
  }

  private static String spooled(InputStream body, Work work) {
    try {
      Path spool = Files.createTempFile("challengectl-upload", ".part");
      try {
        Spool.copy(body, spool);
        return work.on(spool);
      } finally {
        Files.deleteIfExists(spool);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private interface Work {
    String on(Path spool) throws IOException;
  }
}
