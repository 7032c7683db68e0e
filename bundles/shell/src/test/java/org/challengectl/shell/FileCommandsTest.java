package org.challengectl.shell;

import static org.challengectl.shell.Running.failure;
import static org.challengectl.shell.Running.output;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.challengectl.domain.FileShelf;
import org.challengectl.domain.StoredFile;
import org.junit.jupiter.api.Test;

class FileCommandsTest {

  private static final String HASH = "ab".repeat(32);

  private final FakeServer server = new FakeServer();
  private final Shelf shelf = new Shelf();

  @Test
  void listShowsWhatIsUsed() throws Exception {
    FileList list = new FileList();
    list.shelf = shelf;
    list.noFormat = true;
    assertEquals(
        HASH + "\tvoice.wav\t44\taudio/wav\tno\t2025-04-05 08:00:00\n", output(list, server));
    list.json = true;
    assertTrue(output(list, server).contains("\"sha256\":\"" + HASH + "\""));
    list.limit = 0;
    assertEquals("--limit must be 1-1000, was 0.", failure(list, server).getMessage());
  }

  @Test
  void deleteSaysSoAndIsRecorded() throws Exception {
    FakeAudit audit = new FakeAudit();
    FileDelete delete = new FileDelete();
    delete.shelf = shelf;
    delete.audit = audit;
    delete.sha256 = HASH;
    assertEquals(HASH + ": deleted\n", output(delete, server));
    assertEquals("There is no file '" + HASH + "'.", failure(delete, server).getMessage());
    assertEquals(
        List.of("shell file.delete " + HASH + " DONE", "shell file.delete " + HASH + " REFUSED"),
        audit.lines);
  }

  @Test
  void collectSaysHowFullTheStoreIsThen() throws Exception {
    FileCollect collect = new FileCollect();
    collect.shelf = shelf;
    assertEquals(
        "Deleted 1 file (44 bytes). There are 0 files (0 bytes of 1000).\n",
        output(collect, server));
  }

  private static final class Shelf implements FileShelf {

    private final List<Entry> entries =
        new ArrayList<>(
            List.of(
                new Entry(
                    new StoredFile(HASH, "voice.wav", 44, "audio/wav", Samples.NOON), false)));

    @Override
    public List<Entry> list(int limit, int offset) {
      return List.copyOf(entries);
    }

    @Override
    public Usage usage() {
      return new Usage(entries.size(), 44L * entries.size(), 1000);
    }

    @Override
    public boolean delete(String sha256) {
      return entries.removeIf(entry -> entry.file().sha256().equals(sha256));
    }

    @Override
    public Collected collect() {
      entries.clear();
      return new Collected(1, 44);
    }
  }
}
