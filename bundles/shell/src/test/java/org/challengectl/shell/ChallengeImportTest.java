package org.challengectl.shell;

import static org.challengectl.shell.Running.failure;
import static org.challengectl.shell.Running.output;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.challengectl.domain.FlagRef;
import org.challengectl.domain.FrequencyBand;
import org.challengectl.domain.FrequencyRange;
import org.challengectl.scheduler.ModulationCatalogue;
import org.challengectl.signal.Band;
import org.challengectl.signal.Flag;
import org.challengectl.signal.FlagKind;
import org.challengectl.signal.Modulation;
import org.challengectl.signal.ModulationDescriptor;
import org.challengectl.signal.Parameters;
import org.challengectl.signal.Signal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChallengeImportTest {

  private static final String GOOD =
      "- {name: A, modulation: am, frequency: 7030000, flag: a.wav}\n";
  private static final String BAD =
      "- {name: B, modulation: fm, frequency: 7030000, flag: a.wav}\n";

  @TempDir Path folder;
  private final FakeServer server = new FakeServer();
  private final FakeFiles files = new FakeFiles();
  private final ChallengeImport command = new ChallengeImport();

  @BeforeEach
  void setUp() throws IOException {
    command.control = server.control;
    command.catalogue = new OneModulation();
    command.store = files;
    command.file = folder.resolve("event.yml").toString();
    Files.writeString(folder.resolve("a.wav"), "RIFF");
  }

  private void write(String yaml) throws IOException {
    Files.writeString(folder.resolve("event.yml"), yaml);
  }

  @Test
  void importsChallengesAndStoresTheirFiles() throws Exception {
    write(
        "frequency_ranges: [{name: r1, min_hz: 144000000, max_hz: 146000000}]\nchallenges:\n"
            + GOOD);

    assertEquals("Imported 1 challenge and 1 frequency range.\n", output(command, server));

    FlagRef.File flag = (FlagRef.File) server.challenges.get("a").spec().flag();
    assertEquals(Map.of(flag.sha256(), "a.wav audio/wav"), files.stored);
    assertEquals("r1", server.ranges.get(0).name());
  }

  @Test
  void challengesMayNameRangesAndFilesThatTheServerHas() throws Exception {
    server.ranges.add(new FrequencyRange("r2", "", "", new FrequencyBand(5, 60_000)));
    String sha256 = files.put(folder.resolve("a.wav"), "old.wav");
    write(
        "- {name: A, modulation: am, frequency_ranges: [r2], flag: 'sha256:%s'}".formatted(sha256));

    output(command, server);

    assertEquals(new FlagRef.File(sha256, "old.wav"), server.challenges.get("a").spec().flag());
  }

  @Test
  void withAMistakeNothingIsImportedOrStored() throws Exception {
    write(GOOD + BAD);

    assertEquals("1 mistake; nothing was imported.", failure(command, server).getMessage());
    assertTrue(server.challenges.isEmpty());
    assertTrue(files.stored.isEmpty());
  }

  @Test
  void onlyGoodImportsTheRestAndTellsTheMistakes() throws Exception {
    write(GOOD + BAD);
    command.onlyGood = true;

    String said = output(command, server);

    assertTrue(said.contains("event.yml:2: unknown modulation 'fm'; known are: am"), said);
    assertTrue(said.endsWith("Imported 1 challenge and 0 frequency ranges.\n"), said);
    assertEquals(1, server.challenges.size());
  }

  @Test
  void checkTellsWhatWouldChangeAndImportsNothing() throws Exception {
    write(GOOD);
    output(command, server);
    server.with(Samples.challenge("other"));
    files.stored.clear();
    write(
        "frequency_ranges: [{name: r1, min_hz: 144000000, max_hz: 146000000}]\n"
            + "challenges:\n"
            + GOOD.replace("7030000", "7031000")
            + "- {name: New, id: n, modulation: am, frequency: 7030000, flag: a.wav}\n");
    command.check = true;

    assertEquals(
        """
        changed challenge a: A
          frequency: 7030000 -> 7031000
        added challenge n: New
        added frequency range r1
        not in the file, stays as it is: 1 challenge
        No mistakes; nothing was imported.
        """,
        output(command, server));
    assertEquals(List.of("a", "other"), List.copyOf(server.challenges.keySet()));
    assertTrue(files.stored.isEmpty());
  }

  @Test
  void checkTellsMistakesBesideWhatTheRestWouldChange() throws Exception {
    write(GOOD + BAD);
    command.check = true;
    command.onlyGood = true;

    Running.Failed failed = Running.failed(command, server);

    assertEquals("1 mistake; nothing was imported.", failed.sentence());
    assertTrue(failed.printed().contains("unknown modulation 'fm'"), failed.printed());
    assertTrue(failed.printed().endsWith("added challenge a: A\n"), failed.printed());
    assertTrue(server.challenges.isEmpty());
  }

  @Test
  void filesThatCannotBeReadAreTold() throws Exception {
    assertEquals(
        "There is no file " + folder.resolve("event.yml") + ".",
        failure(command, server).getMessage());

    Files.write(folder.resolve("event.yml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
    assertEquals(command.file + " is not UTF-8 text.", failure(command, server).getMessage());

    command.file = folder.toString();
    assertTrue(failure(command, server).getMessage().contains(" cannot be read: "));
  }

  /** Sends files for a second. */
  private record Am(ModulationDescriptor descriptor) implements Modulation {

    @Override
    public Signal prepare(Flag flag, Parameters parameters, int sampleRateHz) {
      return new Silence(Duration.ofSeconds(1), Band.centred(6_000));
    }
  }

  private record Silence(Duration duration, Band occupiedBand) implements Signal {

    @Override
    public long sampleCount() {
      return 0;
    }

    @Override
    public int read(float[] iq, int offset, int samples) {
      return -1;
    }

    @Override
    public void close() {}
  }

  private static final class OneModulation implements ModulationCatalogue {

    private final Modulation am =
        new Am(new ModulationDescriptor("am", "AM", "", FlagKind.AUDIO, List.of(), Map.of()));

    @Override
    public List<ModulationDescriptor> descriptors() {
      return List.of(am.descriptor());
    }

    @Override
    public Optional<Modulation> find(String nameOrAlias) {
      return Optional.of(am).filter(m -> m.descriptor().answersTo(nameOrAlias));
    }
  }
}
