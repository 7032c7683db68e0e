package org.challengectl.rest.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.challengectl.domain.RefusedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The text of event files. */
final class EventContent {

  private static final Logger LOG = LoggerFactory.getLogger(EventContent.class);

  private EventContent() {}

  static String text(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw Input.invalid("The event file is not UTF-8 text.");
    }
  }

  /** A file that cannot be read is the operator's affair, whom a sentence helps more than a 500. */
  static String ofServer(Path file) {
    try {
      if (Files.size(file) > BodyLimit.IMPORT) {
        throw unreadable(file, "it is too long");
      }
      return text(Files.readAllBytes(file));
    } catch (IOException e) {
      LOG.debug("The event file {} cannot be read", file, e);
      throw unreadable(file, Files.exists(file) ? "it cannot be read" : "it is not there");
    }
  }

  private static RefusedException unreadable(Path file, String why) {
    return new RefusedException(
        RefusedException.Kind.CONFLICT,
        "event_file_unreadable",
        "The server's event file " + file.getFileName() + " was not read: " + why + ".");
  }
}
