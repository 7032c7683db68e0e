package org.challengectl.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.challengectl.cli.internal.Failure;
import org.challengectl.cli.internal.InstalledModulations;
import org.challengectl.cli.internal.render.SampleSink;
import org.challengectl.cli.internal.render.SinkFormat;
import org.challengectl.signal.Flag;
import org.challengectl.signal.Modulation;
import org.challengectl.signal.Parameters;
import org.challengectl.signal.Signal;
import org.challengectl.signal.SignalException;
import picocli.CommandLine.Command;
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
      defaultValue = "2000000",
      paramLabel = "HZ",
      description = "Complex samples per second, 250000-20000000 (default: ${DEFAULT-VALUE}).")
  private int rate;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "One of ${COMPLETION-CANDIDATES}; by default what the file's name ends in, else cf32.")
  private SinkFormat format;

  @Option(
      names = "--plugin",
      paramLabel = "JAR",
      description = "A plug-in with modulations of its own; may be repeated.")
  private List<Path> plugins = new ArrayList<>();

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "Where to write.")
  private Path out;

  @Override
  public Integer call() {
    if (rate < Signal.MIN_SAMPLE_RATE_HZ || rate > Signal.MAX_SAMPLE_RATE_HZ) {
      throw new Failure(
          2, "--rate must be 250000-20000000 complex samples per second, was " + rate);
    }
    InstalledModulations modulations = InstalledModulations.with(plugins);
    Modulation modulation =
        modulations
            .find(name)
            .orElseThrow(
                () ->
                    new Failure(
                        2,
                        "there is no modulation '%s'; there are %s"
                            .formatted(name, String.join(", ", modulations.names()))));
    SinkFormat wanted = format != null ? format : SinkFormat.of(out);
    try (Signal signal =
        modulation.prepare(
            flagFor(modulation),
            Parameters.check(modulation.descriptor(), name, parameters),
            rate)) {
      long samples = write(signal, wanted);
      summarise(spec.commandLine().getOut(), signal, samples);
      return 0;
    } catch (SignalException e) {
      throw new Failure(2, e.getMessage());
    } catch (IOException e) {
      throw new Failure(1, "cannot write " + out + ": " + e.getMessage());
    }
  }

  private long write(Signal signal, SinkFormat wanted) throws IOException {
    float[] block = new float[2 * BLOCK];
    long samples = 0;
    try (SampleSink sink = wanted.open(out, rate, signal, name)) {
      for (int n = signal.read(block, 0, BLOCK); n > 0; n = signal.read(block, 0, BLOCK)) {
        sink.write(block, n);
        samples += n;
      }
      sink.finish();
    }
    return samples;
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

  private void summarise(PrintWriter printer, Signal signal, long samples) {
    printer.printf(
        Locale.ROOT,
        "%s: %.3f s, %d samples at %d S/s, occupied bandwidth %.0f Hz (%+.0f..%+.0f) -> %s%n",
        name,
        (double) samples / rate,
        samples,
        rate,
        signal.occupiedBand().widthHz(),
        signal.occupiedBand().lowHz(),
        signal.occupiedBand().highHz(),
        out);
    printer.flush();
  }
}
