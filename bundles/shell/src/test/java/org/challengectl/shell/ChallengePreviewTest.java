package org.challengectl.shell;

import static org.challengectl.shell.Running.failure;
import static org.challengectl.shell.Running.output;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.challengectl.preview.BusyException;
import org.challengectl.preview.TooLongException;
import org.challengectl.preview.internal.BoundedPreviews;
import org.challengectl.scheduler.ModulationCatalogue;
import org.challengectl.signal.Band;
import org.challengectl.signal.Flag;
import org.challengectl.signal.FlagKind;
import org.challengectl.signal.Modulation;
import org.challengectl.signal.ModulationDescriptor;
import org.challengectl.signal.Parameter;
import org.challengectl.signal.Parameters;
import org.challengectl.signal.Signal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChallengePreviewTest {

  @TempDir Path folder;
  private final FakeServer server = new FakeServer().with(Samples.challenge("alpha"));
  private final ChallengePreview command = new ChallengePreview();
  private Optional<String> missing = Optional.empty();
  private double seconds = 2;

  @BeforeEach
  void setUp() {
    command.challenges = server;
    command.catalogue = new OnlyCw();
    command.files = new FakeFiles();
    command.previews = new BoundedPreviews();
    command.id = "alpha";
  }

  @Test
  void showsFiguresAndAWaterfallInText() throws Exception {
    List<String> lines = output(command, server).lines().toList();

    assertEquals(
        List.of(
            "Duration       2 s",
            "Bandwidth      400 Hz wide, -200 Hz to 200 Hz from the carrier (99 %)"),
        lines.subList(0, 2));
    assertTrue(lines.get(2).matches("Measured       \\d+ Hz wide, .*"), lines.get(2));
    assertEquals(
        "Power          peak-to-average 0.0 dB, peak 0.0 dBFS, keyed 50 % of the time",
        lines.get(3));
    assertEquals("Shown          all of it, made at 250 kS/s", lines.get(4));
    assertEquals(5 + 20 + 3, lines.size());
    assertTrue(lines.get(6).startsWith("   0.00 s \u2502"), lines.get(6));
    assertTrue(lines.get(8).matches(".*\u2502 +[\u2591\u2592\u2593\u2588]+ +\u2502"), lines.get(8));
    assertTrue(lines.get(22).matches(".*\u2502 +\u2502"), lines.get(22));
    assertTrue(lines.get(27).matches(" +-1.00 kHz +0 Hz +1.00 kHz"), lines.get(27));
  }

  @Test
  void writesThePictureWhereItIsAskedTo() throws Exception {
    command.out = folder.resolve("p.png").toString();

    assertTrue(output(command, server).endsWith("The picture is in " + command.out + ".\n"));

    assertEquals(1000, ImageIO.read(Path.of(command.out).toFile()).getWidth());
    command.out = folder.resolve("no/p.png").toString();
    assertTrue(failure(command, server).getMessage().contains(" cannot be written: "));
  }

  @Test
  void printsJsonForPrograms() throws Exception {
    command.json = true;
    command.rate = 500_000;

    JsonNode figures = new ObjectMapper().readTree(output(command, server));

    assertEquals(2, figures.path("duration_s").asDouble());
    assertEquals(400, figures.path("occupied_bandwidth_hz").asDouble());
    assertEquals(500_000, figures.path("sample_rate").asInt());
    assertEquals(0.5, figures.path("keyed_share").asDouble());
  }

  @Test
  void saysThatALongTransmissionIsShownInPart() throws Exception {
    seconds = 4_000;
    command.json = true;

    JsonNode figures = new ObjectMapper().readTree(output(command, server));

    assertFalse(figures.path("complete").asBoolean(true));
    assertTrue(figures.path("shown_s").asDouble() <= 60);
  }

  @Test
  void saysWhyNothingCanBeShown() throws Exception {
    command.rate = 7;
    assertTrue(
        failure(command, server).getMessage().startsWith("It cannot be sent: 'sample_rate'"));
    command.rate = 0;
    missing = Optional.of("libexample is missing");
    assertEquals(
        "The modulation 'cw' cannot work here: libexample is missing.",
        failure(command, server).getMessage());
    missing = Optional.empty();
    command.previews =
        request -> {
          throw new BusyException(Duration.ofSeconds(1));
        };
    assertEquals(
        "Other previews are being made. Try again.", failure(command, server).getMessage());
    command.previews =
        request -> {
          throw new TooLongException(Duration.ofSeconds(15));
        };
    assertEquals(
        "It takes longer than 15 s to prepare this signal, so there is no preview of it.",
        failure(command, server).getMessage());
    command.id = "gamma";
    assertEquals("There is no challenge 'gamma'.", failure(command, server).getMessage());
    assertFalse(Files.exists(folder.resolve("p.png")));
  }

  /** Keys a carrier for the first half of the time. */
  private final class HalfKeyed implements Modulation {

    @Override
    public ModulationDescriptor descriptor() {
      return new ModulationDescriptor(
          "cw",
          "CW",
          "",
          FlagKind.TEXT,
          List.of(Parameter.integer("speed", "wpm", 5, 100, 20, "How fast.")),
          Map.of());
    }

    @Override
    public Optional<String> unavailable() {
      return missing;
    }

    @Override
    public Signal prepare(Flag flag, Parameters parameters, int sampleRateHz) {
      long total = Math.round(seconds * sampleRateHz);
      return new Signal() {
        private long position;

        @Override
        public Duration duration() {
          return Duration.ofMillis(Math.round(seconds * 1000));
        }

        @Override
        public long sampleCount() {
          return total;
        }

        @Override
        public Band occupiedBand() {
          return Band.centred(400);
        }

        @Override
        public int read(float[] iq, int offset, int samples) {
          int count = (int) Math.min(samples, total - position);
          for (int k = 0; k < count; k++) {
            iq[offset + 2 * k] = position + k < total / 2 ? 1 : 0;
            iq[offset + 2 * k + 1] = 0;
          }
          position += count;
          return count == 0 ? -1 : count;
        }

        @Override
        public void close() {}
      };
    }
  }

  private final class OnlyCw implements ModulationCatalogue {

    private final Modulation cw = new HalfKeyed();

    @Override
    public List<ModulationDescriptor> descriptors() {
      return List.of(cw.descriptor());
    }

    @Override
    public Optional<Modulation> find(String nameOrAlias) {
      return Optional.of(cw).filter(m -> m.descriptor().answersTo(nameOrAlias));
    }
  }
}
