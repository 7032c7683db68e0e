package org.challengectl.persistence.internal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.challengectl.domain.ChallengeRepository.Draft;
import org.challengectl.domain.ChallengeSpec;
import org.challengectl.domain.FileShelf;
import org.challengectl.domain.FlagRef;
import org.challengectl.domain.LedgerTransaction;
import org.challengectl.domain.Picture;
import org.challengectl.domain.RefusedException;
import org.challengectl.domain.StoredFile;
import org.challengectl.persistence.internal.files.FileSettings;
import org.challengectl.persistence.internal.files.FileStore;
import org.junit.jupiter.api.Test;

/** Looking after files. */
interface FileShelfContract extends Repositories {

  private FileStore shelf(long quotaBytes, Optional<Duration> grace) {
    try {
      ServerClock clock = new ServerClock(() -> Samples.NOW);
      return new FileStore(database(), clock, new FileSettings(quotaBytes, grace));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private FileStore shelf() {
    return shelf(0, Optional.of(Duration.ofHours(24)));
  }

  private StoredFile store(String content) {
    try {
      byte[] bytes = content.getBytes(UTF_8);
      return files().store(new ByteArrayInputStream(bytes), content + ".txt", "text/plain", 100);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private StoredFile old(String content) {
    StoredFile file = store(content);
    long then = Samples.NOW.minus(Duration.ofHours(25)).toEpochMilli();
    database()
        .write(
            entities ->
                entities
                    .createNativeQuery(
                        "update files set created_at = "
                            + then
                            + " where file_hash = '"
                            + file.sha256()
                            + "'")
                    .executeUpdate());
    return file;
  }

  private Draft sending(StoredFile file) {
    ChallengeSpec like = Samples.spec("voice");
    ChallengeSpec spec =
        new ChallengeSpec(
            like.name(),
            like.modulation(),
            like.frequency(),
            new FlagRef.File(file.sha256(), file.fileName()),
            like.delays(),
            like.priority(),
            like.enabled(),
            like.publicView(),
            Map.of());
    return Samples.draft("voice", spec);
  }

  /** A recording that has both a picture and an archive. */
  private void recorded(StoredFile picture, StoredFile archive) {
    ledger().transact(tx -> insert(tx, picture, archive));
  }

  private static long insert(LedgerTransaction tx, StoredFile picture, StoredFile archive) {
    long transmission = tx.insertTransmission(Samples.transmission(1, "fox", "runner-1"));
    long id = tx.insertRecording(Samples.recording(transmission, "fox"));
    tx.updateRecording(
        tx.recording(id)
            .orElseThrow()
            .withPicture(new Picture(picture.sha256(), 9, 9, 1, 1, 8, 8, 1e6, 1e3, 5))
            .withSigMf(archive.sha256()));
    return id;
  }

  @Test
  default void listsFilesNewestFirstAndSaysWhichAreUsed() {
    StoredFile first = old("first");
    StoredFile second = store("second");
    challenges().save(List.of(sending(first)));
    assertEquals(
        List.of(second.sha256() + " false", first.sha256() + " true"),
        shelf().list(10, 0).stream().map(e -> e.file().sha256() + " " + e.used()).toList());
    assertEquals(1, shelf().list(1, 1).size());
    assertEquals(new FileShelf.Usage(2, 11, 0), shelf().usage());
    assertThrows(RefusedException.class, () -> shelf().list(0, 0));
  }

  @Test
  default void deletesOnlyWhatNothingNames() {
    StoredFile free = store("free");
    StoredFile flag = store("flag");
    StoredFile picture = store("picture");
    StoredFile archive = store("archive");
    challenges().save(List.of(sending(flag)));
    recorded(picture, archive);
    for (StoredFile used : List.of(flag, picture, archive)) {
      RefusedException refused =
          assertThrows(RefusedException.class, () -> shelf().delete(used.sha256()));
      assertEquals("file_in_use", refused.code());
      assertTrue(files().path(used.sha256()).isPresent());
    }
    assertTrue(shelf().delete(free.sha256()));
    assertEquals(Optional.empty(), files().path(free.sha256()));
    assertEquals(Optional.empty(), files().find(free.sha256()));
    assertFalse(shelf().delete(free.sha256()));
    assertFalse(shelf().delete("../../etc/passwd"));
  }

  @Test
  default void collectsOldFilesThatNothingNames() {
    StoredFile orphan = old("orphan");
    StoredFile young = store("young");
    StoredFile flag = old("flag");
    StoredFile picture = old("picture");
    StoredFile archive = old("archive");
    challenges().save(List.of(sending(flag)));
    recorded(picture, archive);

    assertEquals(new FileShelf.Collected(0, 0), shelf(0, Optional.empty()).collect());
    assertEquals(new FileShelf.Collected(1, 6), shelf().collect());

    assertEquals(Optional.empty(), files().path(orphan.sha256()));
    for (StoredFile kept : List.of(young, flag, picture, archive)) {
      assertTrue(files().path(kept.sha256()).isPresent(), kept.fileName());
    }
    assertEquals(new FileShelf.Collected(0, 0), shelf().collect());
  }

  @Test
  default void collectsBytesThatAKilledServerHasLeftWithoutARow() throws IOException {
    StoredFile file = store("left behind");
    Path path = files().path(file.sha256()).orElseThrow();
    database().write(entities -> entities.createNativeQuery("delete from files").executeUpdate());
    shelf().collect();
    assertTrue(Files.exists(path), "it may be on its way");
    Files.setLastModifiedTime(path, FileTime.from(Instant.EPOCH));
    shelf().collect();
    assertFalse(Files.exists(path));
  }

  @Test
  default void takesNothingBeyondTheQuota() throws IOException {
    store("x".repeat(60));
    FileStore small = shelf(100, Optional.empty());
    byte[] more = "y".repeat(41).getBytes(UTF_8);
    RefusedException refused =
        assertThrows(
            RefusedException.class,
            () -> small.store(new ByteArrayInputStream(more), "more", "text/plain", 1000));
    assertEquals("store_full", refused.code());
    assertEquals(1, small.usage().files());
    byte[] fits = "z".repeat(40).getBytes(UTF_8);
    small.store(new ByteArrayInputStream(fits), "fits", "text/plain", 1000);
    small.store(new ByteArrayInputStream(fits), "what is there needs no room", "text/plain", 1000);
    assertEquals(new FileShelf.Usage(2, 100, 100), small.usage());
  }

  @Test
  default void keepsWhatAFileIsAndNotWhatItIsSaidToBe() throws IOException {
    byte[] page = " <!DOCTYPE html><script>alert(1)</script>".getBytes(ISO_8859_1);
    StoredFile file = files().store(new ByteArrayInputStream(page), "voice.wav", "audio/wav", 1000);
    assertEquals("text/html", file.mediaType());
  }

  @Test
  default void refusesAChallengeWhoseFileIsNotThereAnyMore() {
    StoredFile file = store("gone");
    shelf().delete(file.sha256());
    RefusedException refused =
        assertThrows(RefusedException.class, () -> challenges().save(List.of(sending(file))));
    assertEquals("file_missing", refused.code());
    assertEquals(List.of(), challenges().all());
  }
}
