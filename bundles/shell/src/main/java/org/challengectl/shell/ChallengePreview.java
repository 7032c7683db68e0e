package org.challengectl.shell;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.challengectl.domain.Challenge;
import org.challengectl.domain.ChallengeRepository;
import org.challengectl.domain.FileRepository;
import org.challengectl.domain.RefusedException;
import org.challengectl.preview.BusyException;
import org.challengectl.preview.Preview;
import org.challengectl.preview.PreviewFigures;
import org.challengectl.preview.Previews;
import org.challengectl.preview.TooLongException;
import org.challengectl.scheduler.ModulationCatalogue;
import org.challengectl.shell.internal.Shown;
import org.challengectl.shell.internal.TextWaterfall;
import org.challengectl.signal.Band;
import org.challengectl.signal.Modulation;
import org.challengectl.signal.SignalException;
import org.challengectl.views.PreviewRequests;

/** Shows what a challenge's transmission will look like. */
@Service
@Command(
    scope = "challenge",
    name = "preview",
    description =
        "Shows what a challenge's transmission will look like: duration, bandwidth,"
            + " peak-to-average power and its waterfall, from the samples that a runner would send")
public class ChallengePreview extends ServerCommand {

  private static final int COLUMNS = 64;
  private static final int ROWS = 20;

  @Reference ChallengeRepository challenges;
  @Reference ModulationCatalogue catalogue;
  @Reference FileRepository files;
  @Reference Previews previews;

  @Argument(name = "id", description = "Id of the challenge", required = true)
  @Completion(ChallengeIds.class)
  String id;

  @Option(name = "--out", description = "A file on the server to write the picture (PNG) to")
  String out;

  @Option(name = "--rate", description = "Samples per second to make it at, if not one that fits")
  int rate;

  @Option(name = "--json", description = "Prints the figures as JSON, and no waterfall")
  boolean json;

  @Override
  void run(PrintStream printer) throws Exception {
    Challenge challenge =
        challenges.find(id).orElseThrow(() -> RefusedException.notFound("challenge '" + id + "'"));
    Preview preview = look(challenge);
    if (out != null) {
      write(preview.png());
    }
    if (json) {
      printer.println(new ObjectMapper().writeValueAsString(preview.figures().values()));
      return;
    }
    figures(printer, preview.figures());
    TextWaterfall.lines(preview.grid(COLUMNS, ROWS)).forEach(printer::println);
    if (out != null) {
      printer.println("The picture is in " + Path.of(out).toAbsolutePath().normalize() + ".");
    }
  }

  private Preview look(Challenge challenge) throws CommandException, InterruptedException {
    String name = challenge.spec().modulation();
    Modulation modulation =
        catalogue
            .find(name)
            .orElseThrow(() -> failure("There is no modulation '" + name + "' here now."));
    Optional<String> reason = modulation.unavailable();
    if (reason.isPresent()) {
      throw failure("The modulation '" + name + "' cannot work here: " + reason.get() + ".");
    }
    try {
      return previews.preview(
          PreviewRequests.of(
              challenge,
              modulation,
              files,
              rate == 0 ? OptionalInt.empty() : OptionalInt.of(rate)));
    } catch (SignalException e) {
      throw failure("It cannot be sent: " + e.getMessage() + ".");
    } catch (BusyException e) {
      throw failure(e.getMessage() + " Try again.");
    } catch (TooLongException e) {
      throw failure(e.getMessage());
    }
  }

  private void write(byte[] png) throws CommandException {
    try {
      Files.write(Path.of(out), png);
    } catch (IOException e) {
      throw failure(out + " cannot be written: " + e.getMessage());
    }
  }

  private static void figures(PrintStream printer, PreviewFigures figures) {
    line(printer, "Duration", Shown.duration(figures.duration()));
    line(printer, "Bandwidth", band(figures.occupiedBand()) + " (99 %)");
    line(printer, "Measured", figures.measuredBand().map(ChallengePreview::band).orElse("silence"));
    if (!figures.power().silent()) {
      line(
          printer,
          "Power",
          String.format(
              Locale.ROOT,
              "peak-to-average %.1f dB, peak %.1f dBFS, keyed %.0f %% of the time",
              figures.power().paprDb(),
              figures.power().peakDbfs() + 0.0,
              figures.power().keyedShare() * 100));
    }
    line(
        printer,
        "Shown",
        (figures.complete()
                ? "all of it"
                : "only the first " + Shown.duration(figures.shown()) + " of it")
            + ", made at "
            + figures.sampleRateHz() / 1000
            + " kS/s");
  }

  private static String band(Band band) {
    return Shown.width(band.widthHz())
        + " wide, "
        + Shown.width(band.lowHz())
        + " to "
        + Shown.width(band.highHz())
        + " from the carrier";
  }

  private static void line(PrintStream printer, String label, String value) {
    printer.printf("%-14s %s%n", label, Shown.plain(value));
  }
}
