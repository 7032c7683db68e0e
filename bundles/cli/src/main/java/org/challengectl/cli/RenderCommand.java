package org.challengectl.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.challengectl.cli.internal.Failure;
import org.challengectl.cli.internal.render.SampleSink;
import org.challengectl.cli.internal.render.SinkFormat;
import org.challengectl.preview.PowerFigures;
import org.challengectl.preview.PowerMeter;
import org.challengectl.signal.Flag;
import org.challengectl.signal.Modulation;
import org.challengectl.signal.Parameters;
import org.challengectl.signal.Signal;
import org.challengectl.signal.SignalException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the very samples that would go on the air, or their waterfall. */
@Command(
    name = "render",
    mixinStandardHelpOptions = true,
    description = "Writes the very samples that would go on the air, or their waterfall.",
    footer = {
      "",
      "Examples:",
      "  challengectl render cw --flag 'CQ CQ' --param speed=35 --out cq.cf32",
      "  challengectl render usb --flag voice.wav --format png --out voice.png",
      "  challengectl render mine --plugin target/mine-1.0.jar --flag 'A' --out mine.png",
    })
final class RenderCommand implements Callable<Integer> {

  private static final int BLOCK = 1 << 14;
  private static final int USUAL_RATE_HZ = 2_000_000;

  @Spec private CommandSpec spec;

  @picocli.CommandLine.Parameters(
      paramLabel = "MODULATION",
      description = "A modulation's name, e.g. cw, ask, nbfm, usb.")
  private String name;

  @Option(
      names = "--flag",
      required = true,
      paramLabel = "TEXT|FILE",
      description = "What to send: text, or a file for modulations that send files.")
  private String flag;

  @Option(
      names = "--param",
      paramLabel = "NAME=VALUE",
      description = "A parameter of the modulation; may be repeated.")
  private Map<String, String> parameters = new LinkedHashMap<>();

  @Option(
      names = "--rate",
      paramLabel = "HZ",
      description =
          "Complex samples per second, 250000-20000000 (default: 2000000, or what the signal needs"
              + " if that is more).")
  private Integer wantedRate;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "One of ${COMPLETION-CANDIDATES}; by default what the file's name ends in, else cf32.")
  private SinkFormat format;

  @Mixin private PluginOption plugins;

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "Where to write.")
  private Path out;

  @Override
  public Integer call() {
    if (wantedRate != null
        && (wantedRate < Signal.MIN_SAMPLE_RATE_HZ || wantedRate > Signal.MAX_SAMPLE_RATE_HZ)) {
      throw new Failure(
          2, "--rate must be 250000-20000000 complex samples per second, was " + wantedRate);
    }
    Modulation modulation = plugins.installed().require(name);
    modulation
        .unavailable()
        .ifPresent(
            reason -> {
              throw new Failure(1, "'%s' cannot work here: %s".formatted(name, reason));
            });
    SinkFormat wanted = format != null ? format : SinkFormat.of(out);
    Flag sent = flagFor(modulation);
    try {
      Parameters checked = Parameters.check(modulation.descriptor(), name, parameters);
      int rate = rate(modulation.minimumRateHz(sent, checked));
      try (Signal signal = modulation.prepare(sent, checked, rate)) {
        summarise(signal, rate, write(signal, wanted, rate));
      }
      return 0;
    } catch (SignalException e) {
      throw new Failure(2, e.getMessage());
    } catch (IOException e) {
      throw new Failure(1, "cannot write " + out + ": " + e.getMessage());
    }
  }

  private int rate(int lowest) {
    if (wantedRate == null) {
      return Math.max(USUAL_RATE_HZ, lowest);
    }
    if (wantedRate < lowest) {
      throw new Failure(
          2,
          "this signal needs at least --rate %d, was %d: it is too wide for less"
              .formatted(lowest, wantedRate));
    }
    return wantedRate;
  }

  private PowerFigures write(Signal signal, SinkFormat wanted, int rate) throws IOException {
    float[] block = new float[2 * BLOCK];
    PowerMeter power = new PowerMeter(rate);
    try (SampleSink sink = wanted.open(out, rate, signal, name)) {
      for (int n = signal.read(block, 0, BLOCK); n > 0; n = signal.read(block, 0, BLOCK)) {
        power.add(block, 0, n);
        sink.write(block, n);
      }
      sink.finish();
    }
    return power.figures();
  }

  private Flag flagFor(Modulation modulation) {
    if (!modulation.descriptor().flagKind().isFile(flag)) {
      return new Flag.Text(flag);
    }
    Path path = Path.of(flag);
    if (!Files.isReadable(path) || Files.isDirectory(path)) {
      throw new Failure(
          2, "'%s' sends a file, and there is no readable file '%s'".formatted(name, flag));
    }
    return new Flag.File(path, path.getFileName().toString());
  }

  private void summarise(Signal signal, int rate, PowerFigures power) {
    PrintWriter printer = spec.commandLine().getOut();
    printer.printf(
        Locale.ROOT,
        "%s: %.3f s, %d samples at %d S/s, occupied bandwidth %.0f Hz (%+.0f..%+.0f),"
            + " peak-to-average %.1f dB -> %s%n",
        name,
        signal.duration().toNanos() / 1e9,
        signal.sampleCount(),
        rate,
        signal.occupiedBand().widthHz(),
        signal.occupiedBand().lowHz(),
        signal.occupiedBand().highHz(),
        power.paprDb(),
        out);
    printer.flush();
  }
}
