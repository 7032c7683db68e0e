package org.challengectl.persistence.internal.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Pattern;
import org.challengectl.domain.FileRepository;
import org.challengectl.domain.StoredFile;
import org.challengectl.persistence.internal.Database;
import org.challengectl.persistence.internal.Durable;
import org.challengectl.persistence.internal.ServerClock;
import org.challengectl.persistence.internal.model.FileEntity;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Files in the data directory, {@code files/ab/cdef...} by their SHA-256; what is known of them is
 * in the database. The names that people give are never part of a path.
 */
@Component(service = FileRepository.class)
public final class FileStore implements FileRepository {

  private static final Duration ABANDONED_AFTER = Duration.ofHours(1);
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  private final Database database;
  private final ServerClock clock;
  private final Path root;
  private final Path incoming;

  @Activate
  public FileStore(@Reference Database database, @Reference ServerClock clock) throws IOException {
    this.database = database;
    this.clock = clock;
    this.root = database.directory().resolve("files");
    this.incoming = root.resolve("incoming");
    Durable.createDirectories(incoming);
    sweep();
  }

  /** Removes what a killed server has left half received; another one may be receiving now. */
  private void sweep() throws IOException {
    Instant dead = InstantSource.system().instant().minus(ABANDONED_AFTER);
    try (DirectoryStream<Path> left = Files.newDirectoryStream(incoming, "*.tmp")) {
      for (Path file : left) {
        if (Files.getLastModifiedTime(file).toInstant().isBefore(dead)) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  @Override
  public StoredFile store(InputStream content, String fileName, String mediaType, long maxBytes)
      throws IOException {
    try (IncomingFile file = IncomingFile.receive(content, incoming, maxBytes)) {
      Path target = target(file.sha256());
      if (!Files.isRegularFile(target) || Files.size(target) != file.sizeBytes()) {
        Durable.createDirectories(target.getParent());
        file.keepAs(target);
      }
      StoredFile described =
          new StoredFile(file.sha256(), fileName, file.sizeBytes(), mediaType, clock.instant());
      return database.write(
          entities -> {
            FileEntity known = entities.find(FileEntity.class, described.sha256());
            if (known != null) {
              return known.toDomain();
            }
            FileEntity entity =
                new FileEntity(described, root.getParent().relativize(target).toString());
            entities.persist(entity);
            return entity.toDomain();
          });
    }
  }

  @Override
  public Optional<StoredFile> find(String sha256) {
    return SHA256.matcher(sha256).matches()
        ? database
            .read(entities -> Optional.ofNullable(entities.find(FileEntity.class, sha256)))
            .map(FileEntity::toDomain)
        : Optional.empty();
  }

  @Override
  public Optional<Path> path(String sha256) {
    return SHA256.matcher(sha256).matches()
        ? Optional.of(target(sha256)).filter(Files::isRegularFile)
        : Optional.empty();
  }

  private Path target(String sha256) {
    return root.resolve(sha256.substring(0, 2)).resolve(sha256.substring(2));
  }
}
