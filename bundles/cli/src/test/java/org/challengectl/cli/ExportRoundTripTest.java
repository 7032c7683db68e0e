package org.challengectl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.challengectl.cli.internal.InstalledModulations;
import org.challengectl.domain.Challenge;
import org.challengectl.domain.ChallengeProgress;
import org.challengectl.domain.ChallengeRepository.Draft;
import org.challengectl.domain.ChallengeSpec;
import org.challengectl.domain.DelayMode;
import org.challengectl.domain.Delays;
import org.challengectl.domain.Event;
import org.challengectl.domain.FlagRef;
import org.challengectl.domain.FrequencyBand;
import org.challengectl.domain.FrequencyPlan;
import org.challengectl.domain.FrequencyRange;
import org.challengectl.domain.PublicView;
import org.challengectl.domain.SignalProfile;
import org.challengectl.eventfile.EventFileReader;
import org.challengectl.eventfile.EventFileWriter;
import org.challengectl.eventfile.FlagFiles;
import org.challengectl.eventfile.Modulations;
import org.challengectl.signal.Band;
import org.challengectl.signal.Flag;
import org.challengectl.signal.FlagKind;
import org.challengectl.signal.Modulation;
import org.challengectl.signal.ModulationDescriptor;
import org.challengectl.signal.Parameter;
import org.challengectl.signal.Parameters;
import org.challengectl.signal.Signal;
import org.challengectl.signal.SignalException;
import org.junit.jupiter.api.Test;

/** An event that is written and read is the same event, whatever its modulations take. */
class ExportRoundTripTest {

  private static final int ROUNDS = 20;
  private static final String SHA256 = "0123456789abcdef".repeat(4);
  private static final List<String> TEXTS =
      List.of(
          "73", "true", "~", "a: b # c", "- x", "'quoted' \"twice\"", "ä 📡", " x ", "1e3", "<<");
  private static final FrequencyRange RANGE =
      new FrequencyRange("2m", "2 m: ham", "# wide", new FrequencyBand(144_000_000, 148_000_000));

  private final Random random = new Random(5);
  private final List<Modulation> modulations =
      InstalledModulations.with(List.of()).all().stream()
          .map(m -> (Modulation) new Prepared(m.descriptor()))
          .toList();

  /** Knows what the real one takes, and sends nothing. */
  private record Prepared(ModulationDescriptor descriptor) implements Modulation {
    @Override
    public Signal prepare(Flag flag, Parameters parameters, int sampleRateHz) {
      return new Nothing();
    }
  }

  private static final class Nothing implements Signal {
    @Override
    public Duration duration() {
      return Duration.ofSeconds(5);
    }

    @Override
    public long sampleCount() {
      return 0;
    }

    @Override
    public Band occupiedBand() {
      return new Band(-100, 100);
    }

    @Override
    public int read(float[] iq, int offset, int samples) {
      return -1;
    }

    @Override
    public void close() {}
  }

  @Test
  void everyParameterOfEveryModulationComesBack() throws SignalException {
    List<Challenge> challenges = new ArrayList<>();
    assertTrue(modulations.size() >= 20, "only " + modulations.size());
    for (int round = 0; round < ROUNDS; round++) {
      for (Modulation modulation : modulations) {
        challenges.add(challenge(modulation.descriptor(), challenges.size()));
      }
    }
    Optional<Event> event =
        Optional.of(
            new Event(
                "Con: \"2026\" 📡",
                Optional.of(Instant.parse("2026-03-29T00:30:00Z")),
                Optional.of(Instant.parse("2026-10-25T01:30:00Z")),
                ZoneId.of("Europe/Berlin"),
                Optional.of(LocalTime.of(9, 0)),
                Optional.of(LocalTime.of(1, 30, 5))));
    EventFileReader.Result result =
        read(EventFileWriter.write(event, List.of(RANGE), challenges, EventFileWriter::byHash));
    assertEquals(List.of(), result.problems());
    assertEquals(event, result.event());
    assertEquals(List.of(RANGE), result.ranges());
    assertEquals(
        challenges.stream().map(Challenge::id).toList(),
        result.drafts().stream().map(Draft::id).toList());
    for (int i = 0; i < challenges.size(); i++) {
      assertEquals(challenges.get(i).spec(), result.drafts().get(i).spec());
    }
  }

  @Test
  void anEventWithNothingInItComesBack() {
    EventFileReader.Result result =
        read(EventFileWriter.write(Optional.empty(), List.of(), List.of(), c -> ""));
    assertEquals(List.of(), result.problems());
    assertEquals(Optional.empty(), result.event());
  }

  private EventFileReader.Result read(String yaml) {
    FlagFiles files =
        path -> Optional.of(new FlagFiles.Resolved(SHA256, "a b.png", Path.of("nowhere")));
    return EventFileReader.read("event.yml", yaml, Modulations.of(modulations), files);
  }

  private Challenge challenge(ModulationDescriptor descriptor, int number) throws SignalException {
    Map<String, Object> raw = new HashMap<>();
    for (Parameter parameter : descriptor.parameters()) {
      if (parameter.defaultValue() == null || random.nextInt(3) > 0) {
        value(parameter).ifPresent(value -> raw.put(parameter.name(), value));
      }
    }
    String name = "N " + number + (random.nextBoolean() ? "" : ": # ä");
    ChallengeSpec spec =
        new ChallengeSpec(
            name,
            descriptor.name(),
            plan(),
            flag(descriptor.flagKind()),
            new Delays(
                Duration.ofMillis(random.nextInt(60_000)),
                Duration.ofMillis(60_000 + random.nextInt(60_000)),
                random.nextBoolean() ? DelayMode.MEAN : DelayMode.UNIFORM),
            random.nextInt(101),
            random.nextBoolean(),
            new PublicView(
                random.nextBoolean(),
                random.nextBoolean(),
                random.nextBoolean(),
                random.nextBoolean()),
            Parameters.check(descriptor, raw).values());
    String id = random.nextInt(4) == 0 ? "former-name-" + number : EventFileReader.idOf(name);
    return new Challenge(
        id,
        1,
        spec,
        new SignalProfile(Duration.ofSeconds(5), -100, 100),
        ChallengeProgress.fresh(true, Instant.EPOCH));
  }

  private FrequencyPlan plan() {
    return switch (random.nextInt(3)) {
      case 0 -> new FrequencyPlan.Fixed(146_520_000L + random.nextInt(1_000_000));
      case 1 -> new FrequencyPlan.Named(List.of("2m"));
      default -> new FrequencyPlan.Manual(new FrequencyBand(7_000_000, 7_200_000));
    };
  }

  private FlagRef flag(FlagKind kind) {
    return kind == FlagKind.TEXT || (kind == FlagKind.TEXT_OR_IMAGE && random.nextBoolean())
        ? new FlagRef.Text(TEXTS.get(random.nextInt(TEXTS.size())))
        : new FlagRef.File(SHA256, "a b.png");
  }

  /** An edge, something between, a choice or a text; empty if only the modulation knows one. */
  private Optional<Object> value(Parameter parameter) {
    return switch (parameter.type()) {
      case BOOLEAN -> Optional.of(random.nextBoolean());
      case CHOICE ->
          Optional.of(parameter.choices().get(random.nextInt(parameter.choices().size())));
      case TEXT -> Optional.ofNullable(parameter.example());
      case INTEGER, NUMBER ->
          parameter.minimum() == null || parameter.maximum() == null
              ? Optional.ofNullable(parameter.example())
              : Optional.of(random.nextBoolean() ? parameter.minimum() : parameter.maximum());
    };
  }
}
