package org.challengectl.persistence.internal.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.persistence.EntityManager;
import org.challengectl.domain.FileRepository;
import org.challengectl.domain.FileShelf;
import org.challengectl.domain.RefusedException;
import org.challengectl.domain.StoredFile;
import org.challengectl.persistence.internal.Database;
import org.challengectl.persistence.internal.Durable;
import org.challengectl.persistence.internal.ServerClock;
import org.challengectl.persistence.internal.model.FileEntity;
import org.challengectl.persistence.internal.model.Page;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files in the data directory, {@code files/ab/cdef...} by their SHA-256; what is known of them is
 * in the database. The names that people give are never part of a path.
 */
@Component(
    service = {FileRepository.class, FileShelf.class},
    configurationPid = FilesConfiguration.PID)
@Designate(ocd = FilesConfiguration.class)
public final class FileStore implements FileRepository, FileShelf {

  private static final Logger LOG = LoggerFactory.getLogger(FileStore.class);
  private static final Duration ABANDONED_AFTER = Duration.ofHours(1);
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  private final Database database;
  private final ServerClock clock;
  private final FileSettings settings;
  private final Path root;
  private final Path incoming;

  @Activate
  public FileStore(
      @Reference Database database, @Reference ServerClock clock, FilesConfiguration configuration)
      throws IOException {
    this(database, clock, FileSettings.of(configuration));
  }

  /** For use without a container. */
  public FileStore(Database database, ServerClock clock) throws IOException {
    this(database, clock, FileSettings.DEFAULT);
  }

  /** With other settings. */
  public FileStore(Database database, ServerClock clock, FileSettings settings) throws IOException {
    this.database = database;
    this.clock = clock;
    this.settings = settings;
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
      return database.write(entities -> keep(entities, file, fileName));
    } catch (UncheckedIOException e) {
      throw new IOException("the file could not be kept", e);
    }
  }

  /** In one transaction with its row, so that nobody deletes the file in between. */
  private StoredFile keep(EntityManager entities, IncomingFile file, String fileName) {
    FileEntity known = entities.find(FileEntity.class, file.sha256());
    if (known == null) {
      refuseIfFull(entities, file.sizeBytes());
    }
    Path target = target(file.sha256());
    try {
      if (!Files.isRegularFile(target) || Files.size(target) != file.sizeBytes()) {
        Durable.createDirectories(target.getParent());
        file.keepAs(target);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (known != null) {
      return known.toDomain();
    }
    FileEntity entity =
        new FileEntity(
            new StoredFile(
                file.sha256(),
                fileName,
                file.sizeBytes(),
                file.type().mediaType(),
                clock.instant()),
            root.getParent().relativize(target).toString());
    entities.persist(entity);
    return entity.toDomain();
  }

  private void refuseIfFull(EntityManager entities, long more) {
    long quota = settings.quotaBytes();
    if (quota > 0 && usage(entities).bytes() + more > quota) {
      throw new RefusedException(
          RefusedException.Kind.INVALID,
          "store_full",
          "The file store is full: it may hold %d MB. Delete files, or raise the quota."
              .formatted(quota >> 20));
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

  @Override
  public List<Entry> list(int limit, int offset) {
    Page.check(limit, offset);
    return database.read(
        entities -> {
          Set<String> named = FileReferences.all(entities);
          return entities
              .createQuery(
                  "select f from FileEntity f order by f.createdAt desc, f.sha256",
                  FileEntity.class)
              .setFirstResult(offset)
              .setMaxResults(limit)
              .getResultList()
              .stream()
              .map(FileEntity::toDomain)
              .map(file -> new Entry(file, named.contains(file.sha256())))
              .toList();
        });
  }

  @Override
  public Usage usage() {
    return database.read(this::usage);
  }

  private Usage usage(EntityManager entities) {
    Object[] sums =
        (Object[])
            entities
                .createNativeQuery("select count(*), coalesce(sum(size), 0) from files")
                .getSingleResult();
    return new Usage(
        ((Number) sums[0]).longValue(), ((Number) sums[1]).longValue(), settings.quotaBytes());
  }

  @Override
  public boolean delete(String sha256) {
    if (!SHA256.matcher(sha256).matches()) {
      return false;
    }
    boolean deleted =
        database.write(
            entities -> {
              FileEntity file = entities.find(FileEntity.class, sha256);
              if (file != null && FileReferences.all(entities).contains(sha256)) {
                throw new RefusedException(
                    RefusedException.Kind.CONFLICT,
                    "file_in_use",
                    "A challenge or a recording names this file: delete that first.");
              }
              if (file != null) {
                entities.remove(file);
              }
              return file != null;
            });
    if (deleted) {
      remove(List.of(sha256));
    }
    return deleted;
  }

  @Override
  public Collected collect() {
    if (settings.grace().isEmpty()) {
      return new Collected(0, 0);
    }
    long limit = clock.instant().minus(settings.grace().get()).toEpochMilli();
    List<StoredFile> orphans =
        database.write(
            entities -> {
              Set<String> named = FileReferences.all(entities);
              List<FileEntity> old =
                  entities
                      .createQuery(
                          "select f from FileEntity f where f.createdAt < :limit", FileEntity.class)
                      .setParameter("limit", limit)
                      .getResultList()
                      .stream()
                      .filter(file -> !named.contains(file.toDomain().sha256()))
                      .toList();
              old.forEach(entities::remove);
              return old.stream().map(FileEntity::toDomain).toList();
            });
    remove(orphans.stream().map(StoredFile::sha256).toList());
    remove(strays(settings.grace().get()));
    Collected collected =
        new Collected(orphans.size(), orphans.stream().mapToLong(StoredFile::sizeBytes).sum());
    if (collected.files() > 0) {
      LOG.info(
          "{} files that nothing names were deleted, {} bytes", orphans.size(), collected.bytes());
    }
    return collected;
  }

  /** What may be bytes without a row, left behind by a server that was killed. */
  private List<String> strays(Duration grace) {
    Instant limit = InstantSource.system().instant().minus(grace);
    List<String> strays = new ArrayList<>();
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(root, "[0-9a-f][0-9a-f]")) {
      for (Path folder : folders) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
          for (Path file : files) {
            String sha256 = folder.getFileName().toString() + file.getFileName();
            if (SHA256.matcher(sha256).matches()
                && Files.getLastModifiedTime(file).toInstant().isBefore(limit)
                && find(sha256).isEmpty()) {
              strays.add(sha256);
            }
          }
        }
      }
    } catch (IOException e) {
      LOG.warn("The files in {} could not be looked at: {}", root, e.toString());
    }
    return strays;
  }

  /** Deletes the bytes of files that have no row; in a transaction, or one might just come back. */
  private void remove(List<String> hashes) {
    for (String sha256 : hashes) {
      database.write(
          entities -> {
            if (entities.find(FileEntity.class, sha256) == null) {
              try {
                Files.deleteIfExists(target(sha256));
              } catch (IOException e) {
                LOG.warn("The file {} could not be deleted: {}", sha256, e.toString());
              }
            }
            return sha256;
          });
    }
  }

  private Path target(String sha256) {
    return root.resolve(sha256.substring(0, 2)).resolve(sha256.substring(2));
  }
}
