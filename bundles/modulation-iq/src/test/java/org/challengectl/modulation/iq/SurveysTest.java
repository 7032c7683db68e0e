package org.challengectl.modulation.iq;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.challengectl.dsp.FrequencyRange;
import org.challengectl.signal.Flag;
import org.challengectl.signal.Parameters;
import org.challengectl.signal.Signal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SurveysTest {

  private final Clock later = Clock.offset(Clock.systemUTC(), Duration.ofHours(1));

  @TempDir Path folder;

  private final AtomicInteger looks = new AtomicInteger();
  private final Surveys surveys = new Surveys(this::counted, later);

  private Survey counted(IqRecording recording) {
    return new Survey(looks.incrementAndGet(), new FrequencyRange(-1, 1));
  }

  private static IqRecording recording(Path path, int rateHz) {
    return new IqRecording(path, "x", IqFormat.CI8, 0, 4, rateHz);
  }

  private Path file(String name) throws IOException {
    return Files.write(folder.resolve(name), new byte[8]);
  }

  /** Writes over a file until the file system's clock has seen it. */
  private static void overwrite(Path path) throws IOException {
    Object before = Files.getAttribute(path, "unix:ctime");
    FileTime modified = Files.getLastModifiedTime(path);
    while (Files.getAttribute(path, "unix:ctime").equals(before)) {
      Files.write(path, new byte[] {1, 2, 3, 4, 5, 6, 7, 8});
      Files.setLastModifiedTime(path, modified);
    }
  }

  @Test
  void looksThroughARecordingOnce() throws IOException {
    Path path = file("x");
    Survey first = surveys.of(recording(path, 48_000));
    assertSame(first, surveys.of(recording(path, 48_000)));
    assertSame(
        first, surveys.of(recording(folder.resolve("../" + folder.getFileName() + "/x"), 48_000)));
    assertEquals(1, looks.get());
  }

  @Test
  void looksAgainWhenTheSamplesAreTakenInAnotherWay() throws IOException {
    Path path = file("x");
    surveys.of(recording(path, 48_000));
    surveys.of(recording(path, 48_001));
    surveys.of(new IqRecording(path, "x", IqFormat.CU8, 0, 4, 48_000));
    surveys.of(new IqRecording(path, "x", IqFormat.CI8, 2, 3, 48_000));
    assertEquals(4, looks.get());
  }

  @Test
  void looksAgainAtAFileThatWasOverwrittenThoughItsSizeAndTimeSayNothing() throws IOException {
    Path path = file("x");
    surveys.of(recording(path, 48_000));
    overwrite(path);
    assertEquals(2, surveys.of(recording(path, 48_000)).peak());
  }

  @Test
  void looksAgainAtAFileThatWasSwappedForAnother() throws IOException {
    Path path = file("x");
    surveys.of(recording(path, 48_000));
    Path other = file("y");
    Files.setLastModifiedTime(other, Files.getLastModifiedTime(path));
    Files.move(other, path, StandardCopyOption.REPLACE_EXISTING);
    assertEquals(2, surveys.of(recording(path, 48_000)).peak());
  }

  @Test
  void doesNotKeepWhatChangedWhileItWasLookedThrough() throws IOException {
    Path path = file("x");
    Surveys disturbed =
        new Surveys(
            recording -> {
              if (looks.get() == 0) {
                overwrite(recording.path());
              }
              return counted(recording);
            },
            later);
    disturbed.of(recording(path, 48_000));
    disturbed.of(recording(path, 48_000));
    disturbed.of(recording(path, 48_000));
    assertEquals(2, looks.get());
  }

  @Test
  void doesNotTrustAFileThatMayStillChangeWithinATickOfItsClock() throws IOException {
    Path path = file("x");
    Instant changed = FileState.of(path).orElseThrow().changed();
    Clock soon = Clock.fixed(changed.plus(Surveys.TICK), ZoneOffset.UTC);
    Surveys hasty = new Surveys(this::counted, soon);
    hasty.of(recording(path, 48_000));
    hasty.of(recording(path, 48_000));
    assertEquals(2, looks.get());
  }

  @Test
  void keepsTheLastFewOnly() throws IOException {
    Path path = file("x");
    for (int n = 0; n <= Surveys.MOST; n++) {
      surveys.of(recording(path, 48_000 + n));
    }
    surveys.of(recording(path, 48_000 + Surveys.MOST));
    assertEquals(Surveys.MOST + 1, looks.get());
    surveys.of(recording(path, 48_000));
    assertEquals(Surveys.MOST + 2, looks.get());
  }

  @Test
  void saysEachTimeWhatIsWrongWithARecording() throws IOException {
    Path path = file("silent");
    Surveys real = new Surveys(Survey::of, later);
    for (int n = 0; n < 2; n++) {
      assertThrows(RecordingException.class, () -> real.of(recording(path, 48_000)));
    }
    Path absent = folder.resolve("absent");
    assertThrows(IOException.class, () -> real.of(recording(absent, 48_000)));
  }

  @Test
  void aModulationLooksOnceForItsRateAndForEachOfItsSignals() throws Exception {
    Path path = folder.resolve("x");
    Files.write(path, new byte[] {99, 0, 0, 99, -99, 0, 0, -99});
    IqModulation modulation =
        new IqModulation(
            new Surveys(
                recording -> {
                  looks.incrementAndGet();
                  return Survey.of(recording);
                },
                later));
    Parameters parameters =
        Parameters.check(
            modulation.descriptor(), Map.of("wav_samplerate", 48_000, "format", "ci8"));
    Flag flag = new Flag.File(path, "x");
    int rateHz = modulation.minimumRateHz(flag, parameters);
    for (int n = 0; n < 2; n++) {
      try (Signal signal = modulation.prepare(flag, parameters, rateHz)) {
        assertTrue(signal.sampleCount() > 0);
      }
    }
    assertEquals(1, looks.get());
  }
}
