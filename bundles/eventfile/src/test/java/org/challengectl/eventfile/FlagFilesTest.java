package org.challengectl.eventfile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.challengectl.domain.FlagRef;
import org.challengectl.domain.Problem;
import org.challengectl.eventfile.EventFileReader.Result;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlagFilesTest {

  /** Of "RIFFx", by sha256sum. */
  private static final String SHA256 =
      "0090411decd014fcaf197dda170c3a9672d9917b89eb22b4ad92947695c5aa85";

  @TempDir Path folder;
  private Path base;

  @BeforeEach
  void makeFiles() throws IOException {
    base = Files.createDirectories(folder.resolve("event/audio")).getParent();
    Files.writeString(base.resolve("audio/voice.wav"), "RIFFx");
    Files.writeString(base.resolve("text.txt"), "hello");
    Files.writeString(folder.resolve("secret.wav"), "RIFF");
  }

  private Result read(String challenge) {
    return EventFileReader.read(
        "event.yml", challenge, FakeModulation.all(), new DirectoryFlagFiles(base));
  }

  private String problem(String flag) {
    Result result =
        read("- {name: A, modulation: usb, frequency: 7030000, flag: %s}".formatted(flag));
    assertEquals(1, result.problems().size());
    assertEquals(List.of(), result.drafts());
    return result.problems().get(0).sentence();
  }

  @Test
  void aModulationThatSendsAFileTakesThePath() {
    Result result = read("- {name: A, modulation: lsb, frequency: 7030000, flag: audio/voice.wav}");

    assertEquals(List.of(), result.problems());
    assertEquals(new FlagRef.File(SHA256, "voice.wav"), result.drafts().get(0).spec().flag());
    assertEquals("lsb", result.drafts().get(0).spec().modulation());
    assertEquals(Map.of("mode", "lsb"), result.drafts().get(0).spec().parameters());
  }

  @Test
  void tellsAMissingFile() {
    assertEquals(
        "event.yml:1: there is no file 'audio/voise.wav' to send - check the path: it starts at"
            + " the event file's folder",
        problem("audio/voise.wav"));
  }

  @Test
  void saysWhatIsWrongWithAFileAtTheFlag() {
    assertEquals("event.yml:1: text.txt is not a WAV file", problem("text.txt"));
  }

  @Test
  void saysWhatOnlyPreparingFindsAtTheParameter() {
    Result result =
        read(
            """
            - name: A
              modulation: ssb
              frequency: 7030000
              flag: audio/voice.wav
              wav_samplerate: 192000
            """);

    assertEquals(
        List.of("event.yml:5: the file's rate is another one"),
        result.problems().stream().map(Problem::sentence).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/etc/passwd", "../secret.wav", "audio/../../secret.wav"})
  void refusesPathsThatLeadOut(String path) {
    assertEquals(
        "event.yml:1: there is no file '%s' to send - put it beside the event file or below it and write the path from there"
            .formatted(path),
        problem(path));
  }

  @Test
  void refusesLinksThatLeadOut() throws IOException {
    Files.createSymbolicLink(base.resolve("link.wav"), folder.resolve("secret.wav"));
    Files.createSymbolicLink(base.resolve("up"), folder);

    FlagFiles files = new DirectoryFlagFiles(base);

    assertTrue(files.resolve("link.wav").isEmpty());
    assertTrue(files.resolve("up/secret.wav").isEmpty());
  }

  @Test
  void followsLinksThatStayWithin() throws IOException {
    Files.createSymbolicLink(base.resolve("same.wav"), Path.of("audio/voice.wav"));

    FlagFiles.Resolved found = new DirectoryFlagFiles(base).resolve("same.wav").orElseThrow();

    assertEquals(SHA256, found.sha256());
    assertEquals("RIFFx", Files.readString(found.content()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", ".", "audio", "a\0b", "sha256:00", "audio/voice.wav/x"})
  void whatIsNoFileIsMissing(String path) {
    assertEquals(Optional.empty(), new DirectoryFlagFiles(base).resolve(path));
  }

  @Test
  void aFolderThatIsNotThereHasNoFiles() {
    assertEquals(
        Optional.empty(), new DirectoryFlagFiles(base.resolve("none")).resolve("voice.wav"));
  }
}
