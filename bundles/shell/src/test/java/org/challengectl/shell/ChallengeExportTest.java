package org.challengectl.shell;

import static org.challengectl.shell.Running.failure;
import static org.challengectl.shell.Running.output;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.challengectl.domain.Challenge;
import org.challengectl.domain.ChallengeSpec;
import org.challengectl.domain.FlagRef;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

class ChallengeExportTest {

  private static final byte[] VOICE = {'R', 'I', 'F', 'F'};

  @TempDir Path folder;
  private final FakeServer server = new FakeServer();
  private final FakeFiles files = new FakeFiles();
  private final ChallengeExport command = new ChallengeExport();
  private String sha256;

  @BeforeEach
  void setUp() throws IOException {
    command.challenges = server;
    command.store = files;
    Path voice = Files.write(folder.resolve("voice.wav"), VOICE);
    sha256 = files.put(voice, "voice.wav");
    server.with(Samples.challenge("text")).with(sending(new FlagRef.File(sha256, "voice.wav")));
  }

  @Test
  void printsTheEventFile() throws Exception {
    Map<String, Object> event = new Yaml().load(output(command, server));

    assertTrue(event.containsKey("conference"));
    assertEquals(List.of("sha256:" + sha256, "SECRET"), flags(event));
  }

  @Test
  void writesWhatItPrintsForTheOwnerOnly() throws Exception {
    String printed = output(command, server);
    Path file = folder.resolve("event.yml");
    command.file = file.toString();

    assertEquals("Exported to " + file + ".\n", output(command, server));

    assertEquals(printed, Files.readString(file));
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
  }

  @Test
  void writesAZipWithTheFilesOfFlags() throws Exception {
    command.file = folder.resolve("event.zip").toString();
    command.files = true;

    output(command, server);

    try (ZipFile zip = new ZipFile(command.file)) {
      assertEquals(
          List.of("event.yml", "files/voice.wav"),
          zip.stream().map(Object::toString).sorted().toList());
      assertArrayEquals(VOICE, zip.getInputStream(zip.getEntry("files/voice.wav")).readAllBytes());
      Map<String, Object> event = new Yaml().load(zip.getInputStream(zip.getEntry("event.yml")));
      assertEquals(List.of("files/voice.wav", "SECRET"), flags(event));
    }
  }

  @Test
  void replacesAFileOnlyIfToldTo() throws Exception {
    Path file = Files.writeString(folder.resolve("event.yml"), "mine");
    command.file = file.toString();

    assertEquals(
        "There is a file " + file + " already; --force replaces it.",
        failure(command, server).getMessage());
    assertEquals("mine", Files.readString(file));

    command.force = true;
    output(command, server);
    assertTrue(Files.readString(file).startsWith("conference:"));
  }

  @Test
  void whatCannotBeDoneIsToldAndLeavesNothing() throws Exception {
    command.files = true;
    assertEquals(
        "A zip is not printed; say which file to write.", failure(command, server).getMessage());
    command.files = false;
    command.force = true;
    assertEquals("--force needs a file to write.", failure(command, server).getMessage());

    command.file = folder.resolve("none/event.yml").toString();
    assertEquals(
        command.file + " cannot be written: there is no folder " + folder.resolve("none"),
        failure(command, server).getMessage());
    command.file = folder.toString();
    assertEquals(
        folder + " cannot be written: it is a folder", failure(command, server).getMessage());

    command.file = folder.resolve("event.zip").toString();
    command.files = true;
    server.with(sending(new FlagRef.File("ab".repeat(32), "lost.wav")));
    assertTrue(failure(command, server).getMessage().contains("lost.wav"));
    assertFalse(Files.exists(folder.resolve("event.zip")));
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(List.of(folder.resolve("voice.wav")), left.toList());
    }
  }

  private static List<Object> flags(Map<String, Object> event) {
    return ((List<?>) event.get("challenges"))
        .stream().map(one -> ((Map<?, ?>) one).get("flag")).map(Object.class::cast).toList();
  }

  private static Challenge sending(FlagRef flag) {
    Challenge like = Samples.challenge("file");
    ChallengeSpec spec = like.spec();
    return new Challenge(
        like.id(),
        like.revision(),
        new ChallengeSpec(
            spec.name(),
            spec.modulation(),
            spec.frequency(),
            flag,
            spec.delays(),
            spec.priority(),
            spec.enabled(),
            spec.publicView(),
            spec.parameters()),
        like.profile(),
        like.progress());
  }
}
