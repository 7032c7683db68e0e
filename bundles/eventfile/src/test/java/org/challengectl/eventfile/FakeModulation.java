package org.challengectl.eventfile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.challengectl.signal.Band;
import org.challengectl.signal.Flag;
import org.challengectl.signal.FlagKind;
import org.challengectl.signal.Modulation;
import org.challengectl.signal.ModulationDescriptor;
import org.challengectl.signal.Parameter;
import org.challengectl.signal.Parameters;
import org.challengectl.signal.Signal;
import org.challengectl.signal.SignalException;

/** Modulations that check what real ones check, and send nothing. */
record FakeModulation(ModulationDescriptor descriptor, Preparation preparation)
    implements Modulation {

  interface Preparation {
    Signal prepare(Flag flag, Parameters parameters) throws SignalException;
  }

  @Override
  public Signal prepare(Flag flag, Parameters parameters, int sampleRateHz) throws SignalException {
    return preparation.prepare(flag, parameters);
  }

  /** Sends capital letters, digits and spaces; one word takes a minute / speed. */
  static Modulation cw() {
    ModulationDescriptor descriptor =
        new ModulationDescriptor(
            "cw",
            "Morse code",
            "Keys a carrier.",
            FlagKind.TEXT,
            List.of(
                Parameter.integer("speed", "wpm", 5, 100, 20, "How fast."),
                Parameter.choice("edges", List.of("soft", "on"), "soft", "How it is keyed."),
                Parameter.bool("beacon", false, "Whether it is one.")),
            Map.of());
    return new FakeModulation(
        descriptor,
        (flag, parameters) -> {
          String text = ((Flag.Text) flag).text();
          if (!text.matches("[A-Za-z0-9 ]+")) {
            throw SignalException.badFlag("the flag has characters that Morse code has not");
          }
          return new FakeSignal(
              Duration.ofSeconds(60 / parameters.integer("speed")), new Band(-100.5, 100.5));
        });
  }

  /** Sends files that begin with RIFF. */
  static Modulation ssb() {
    ModulationDescriptor descriptor =
        new ModulationDescriptor(
            "ssb",
            "Single sideband",
            "Voice.",
            FlagKind.AUDIO,
            List.of(
                Parameter.choice("mode", List.of("usb", "lsb"), "usb", "Which sideband."),
                Parameter.integer("wav_samplerate", "Hz", 8000, 192000, 8000, "The file's rate.")
                    .withoutDefault()),
            Map.of("usb", Map.of("mode", "usb"), "lsb", Map.of("mode", "lsb")));
    return new FakeModulation(descriptor, FakeModulation::prepareSsb);
  }

  private static Signal prepareSsb(Flag flag, Parameters parameters) throws SignalException {
    Flag.File file = (Flag.File) flag;
    try {
      String content = Files.readString(file.path(), StandardCharsets.ISO_8859_1);
      if (!content.startsWith("RIFF")) {
        throw SignalException.badFlag(file.name() + " is not a WAV file");
      }
    } catch (IOException e) {
      throw SignalException.badFlag(file.name() + " cannot be read");
    }
    if (parameters.optionalInteger("wav_samplerate").orElse(8000) > 96000) {
      throw SignalException.badParameter("wav_samplerate", "the file's rate is another one");
    }
    Band band = parameters.text("mode").equals("usb") ? new Band(200, 2800) : new Band(-2800, -200);
    return new FakeSignal(Duration.ofSeconds(3), band);
  }

  /** Has a fault. */
  static Modulation broken() {
    return new FakeModulation(
        new ModulationDescriptor("broken", "Broken", "", FlagKind.TEXT, List.of(), Map.of()),
        (flag, parameters) -> {
          throw new IllegalStateException("oops");
        });
  }

  /** Lacks a library; checks its parameters all the same. */
  static Modulation lacking() {
    return new Modulation() {
      @Override
      public ModulationDescriptor descriptor() {
        return new ModulationDescriptor(
            "lacking",
            "Lacking",
            "",
            FlagKind.TEXT,
            List.of(Parameter.integer("speed", "wpm", 5, 100, 20, "How fast.")),
            Map.of());
      }

      @Override
      public Optional<String> unavailable() {
        return Optional.of("libexample is missing; install libexample1");
      }

      @Override
      public Signal prepare(Flag flag, Parameters parameters, int sampleRateHz) {
        throw new UnsatisfiedLinkError("libexample");
      }
    };
  }

  /** Takes 2 MHz on either side. */
  static Modulation wide() {
    return new FakeModulation(
        new ModulationDescriptor("wide", "Wide", "", FlagKind.TEXT, List.of(), Map.of()),
        (flag, parameters) -> new FakeSignal(Duration.ofSeconds(1), new Band(-2e6, 2e6)));
  }

  static Modulations all() {
    return Modulations.of(List.of(cw(), ssb(), broken()));
  }

  private record FakeSignal(Duration duration, Band occupiedBand) implements Signal {

    @Override
    public long sampleCount() {
      return duration.toMillis() * MIN_SAMPLE_RATE_HZ / 1000;
    }

    @Override
    public int read(float[] iq, int offset, int samples) {
      return -1;
    }

    @Override
    public void close() {}
  }
}
