package org.challengectl.benchmarks.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RosterTest {

  @TempDir Path folder;

  @Test
  void keepsAgentsForTheirOwnerOnly() throws Exception {
    Wire wire = Wire.to("http://127.0.0.1:8080");
    Roster roster = new Roster(folder.resolve("roster"));
    assertEquals(List.of(), roster.read(wire));

    roster.write(List.of(LoadAgent.known(wire, "load-a", "key a")));

    List<LoadAgent> read = roster.read(wire);
    assertEquals(1, read.size());
    assertEquals("load-a", read.get(0).id());
    assertEquals("key a", read.get(0).key());
    assertEquals(
        "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(roster.file())));
  }

  @Test
  void refusesAFileThatIsNoRoster() throws Exception {
    Path file = Files.writeString(folder.resolve("other"), "nonsense\n");
    assertThrows(IOException.class, () -> new Roster(file).read(Wire.to("http://127.0.0.1:8080")));
  }
}
