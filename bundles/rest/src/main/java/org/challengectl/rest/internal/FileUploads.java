package org.challengectl.rest.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.cxf.jaxrs.ext.multipart.Attachment;
import org.apache.cxf.jaxrs.ext.multipart.MultipartBody;
import org.challengectl.domain.ContentType;
import org.challengectl.domain.FileRepository;
import org.challengectl.domain.RefusedException;
import org.challengectl.domain.StoredFile;

/** Takes in files for flags: all of a request are spooled and checked before one is stored. */
final class FileUploads {

  private static final int MAX_FILES = 100;

  private final FileRepository files;

  FileUploads(FileRepository files) {
    this.files = files;
  }

  private record Received(String name, Path content) {}

  List<StoredFile> store(MultipartBody body) {
    try (SpoolFolder folder = new SpoolFolder("upload")) {
      List<Received> received = receive(body.getAllAttachments(), folder);
      List<StoredFile> stored = new ArrayList<>();
      for (Received one : received) {
        try (InputStream in = Files.newInputStream(one.content())) {
          stored.add(files.store(in, one.name(), ContentType.BYTES.mediaType(), BodyLimit.UPLOAD));
        }
      }
      return stored;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Received> receive(List<Attachment> parts, SpoolFolder folder)
      throws IOException {
    List<Received> received = new ArrayList<>();
    for (Attachment part : parts) {
      Optional<String> sent = EventParts.fileName(part);
      if (sent.isPresent()) {
        if (received.size() == MAX_FILES) {
          throw Input.invalid("There are more than " + MAX_FILES + " files.");
        }
        received.add(receive(part, FileNames.clean(sent.get()), folder.next()));
      }
    }
    if (received.isEmpty()) {
      throw Input.invalid("Send at least one file, as a part with a file name.");
    }
    return received;
  }

  private static Received receive(Attachment part, String name, Path spool) throws IOException {
    try (InputStream in =
        new LimitedInputStream(part.getDataHandler().getInputStream(), BodyLimit.UPLOAD)) {
      Spool.copy(in, spool);
    }
    if (Files.size(spool) == 0) {
      throw Input.invalid("The file '" + name + "' is empty.");
    }
    checkType(name, String.valueOf(part.getContentType()), spool);
    return new Received(name, spool);
  }

  /** What a name or a header says must be true, as far as it can be seen from the content. */
  private static void checkType(String name, String declared, Path spool) throws IOException {
    ContentType type;
    try (InputStream in = Files.newInputStream(spool)) {
      type = ContentType.of(in.readNBytes(ContentType.HEAD_BYTES));
    }
    Optional<ContentType> claimed = ContentType.claimedBy(name).or(() -> declared(declared));
    // An MP3 need not begin with anything in particular.
    boolean possible =
        claimed.isEmpty()
            || claimed.get() == type
            || (claimed.get() == ContentType.MP3 && type == ContentType.BYTES);
    if (!possible) {
      throw new RefusedException(
          RefusedException.Kind.INVALID,
          "wrong_type",
          "The file '%s' is not %s; by its content it is %s."
              .formatted(name, claimed.get().mediaType(), type.mediaType()));
    }
  }

  private static Optional<ContentType> declared(String mediaType) {
    return Stream.of(ContentType.values())
        .filter(type -> type != ContentType.BYTES && type != ContentType.TEXT)
        .filter(type -> mediaType.startsWith(type.mediaType()))
        .findFirst();
  }
}
