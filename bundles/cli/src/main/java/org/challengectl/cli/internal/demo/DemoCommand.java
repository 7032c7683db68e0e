package org.challengectl.cli.internal.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import org.challengectl.cli.internal.Failure;
import org.challengectl.cli.internal.InstalledModulations;
import org.challengectl.eventfile.Modulations;
import org.challengectl.protocol.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts a standalone container with the demo's event and tells what happens on the air. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Runs a small event over the virtual air: schedules, transmits, records,",
      "and tells what happens. Needs no radio. Ends with Ctrl-C."
    },
    footer = {
      "",
      "Examples:",
      "  challengectl demo",
      "  challengectl demo --once",
      "  challengectl demo --event event.yml --once --pictures waterfalls",
    })
public final class DemoCommand implements Callable<Integer> {

  private static final int ENDED_BY_SIGNAL = 130;

  @Spec private CommandSpec spec;

  @Option(
      names = "--once",
      description =
          "End when every challenge has been transmitted and recorded, print a summary, and exit"
              + " with 0 only then.")
  private boolean once;

  @Option(
      names = "--for",
      paramLabel = "90s",
      converter = DurationConverter.class,
      description = "End after this time, e.g. 90s or 5m.")
  private Duration limit;

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "Port of the page and the API (default: 8080, or a free one).")
  private Integer port;

  @Option(
      names = "--json",
      description = "Print one JSON document at the end instead of an account.")
  private boolean json;

  @Option(
      names = "--pictures",
      paramLabel = "DIR",
      description = "Where to put the waterfall pictures (default: a new temporary folder).")
  private Path pictures;

  @Option(names = "--keep", description = "Keep the container's data and log afterwards.")
  private boolean keep;

  @Option(
      names = "--distribution",
      required = true,
      hidden = true,
      description = "The standalone distribution.")
  private Path distribution;

  @Option(
      names = "--event",
      paramLabel = "EVENT.YML",
      description =
          "The event to run (default: a small one that ships). It starts now, whatever its times"
              + " are, and rests no longer than 6 s between transmissions.")
  private Path event;

  @Option(
      names = "--default-event",
      required = true,
      hidden = true,
      description = "Without --event.")
  private Path defaultEvent;

  /** Whether somebody ended the process; then the shutdown tidies up. */
  private volatile boolean ended;

  @Override
  public Integer call() throws IOException, InterruptedException {
    DemoEvent wanted =
        DemoEvent.read(
            event != null ? event : defaultEvent,
            Modulations.of(InstalledModulations.with(List.of()).all()),
            InstantSource.system());
    PrintWriter printer = json ? spec.commandLine().getErr() : spec.commandLine().getOut();
    Instant begin = Instant.now();
    DemoPorts ports = DemoPorts.choose(port);
    Path home = Files.createTempDirectory("challengectl-demo-");
    Path album = pictures != null ? pictures : home.resolve("pictures");
    Files.createDirectories(album);
    try (DemoContainer container =
        DemoContainer.start(distribution, home, ports, wanted.sampleRateHz(), printer)) {
      Thread hook = new Thread(() -> end(container, home, album), "demo-shutdown");
      Runtime.getRuntime().addShutdownHook(hook);
      DemoApi api = container.awaitApi(Duration.ofSeconds(60));
      DemoAccount account = new DemoAccount(printer, api, album);
      account.imported(api.importEvent(wanted));
      announce(printer, ports, album, begin);
      boolean complete = follow(account, begin, container, wanted.limit());
      account.summary();
      if (json) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(Json.write(account.report()));
        out.flush();
      }
      Runtime.getRuntime().removeShutdownHook(hook);
      if (once && !complete) {
        throw new Failure(
            1,
            "not every challenge was transmitted and recorded within %d s; log: %s"
                .formatted(
                    (limit != null ? limit : wanted.limit()).toSeconds(), container.keepLog()));
      }
      return 0;
    } catch (IOException | Failure e) {
      if (ended) {
        return ENDED_BY_SIGNAL;
      }
      throw e;
    } finally {
      if (!keep && !ended) {
        DemoHome.clean(home, album);
      }
    }
  }

  private void end(DemoContainer container, Path home, Path album) {
    ended = true;
    container.close();
    try {
      if (!keep && Files.exists(home)) {
        DemoHome.clean(home, album);
      }
    } catch (IOException e) {
      spec.commandLine().getErr().println("challengectl: " + home + " is left behind: " + e);
    }
  }

  private static void announce(PrintWriter printer, DemoPorts ports, Path album, Instant begin) {
    printer.printf(
        "Page:      http://127.0.0.1:%d/%nListen:    rtl_tcp on 127.0.0.1:%d"
            + " (gqrx, SDR++, rtl_433 -d rtl_tcp:127.0.0.1:%d)%nPictures:  %s%nReady after %d s.%n%n",
        ports.http(),
        ports.rtlTcp(),
        ports.rtlTcp(),
        album,
        Duration.between(begin, Instant.now()).toSeconds());
    printer.flush();
  }

  /** Follows until the end; true if every challenge has been transmitted and recorded. */
  private boolean follow(
      DemoAccount account, Instant begin, DemoContainer container, Duration onceLimit)
      throws IOException, InterruptedException {
    Duration until = limit != null ? limit : once ? onceLimit : null;
    while (true) {
      account.update();
      if (once && account.complete()) {
        return true;
      }
      if (until != null && Duration.between(begin, Instant.now()).compareTo(until) > 0) {
        return account.complete();
      }
      if (!container.running()) {
        throw new Failure(1, "the container ended by itself; log: " + container.keepLog());
      }
      Thread.sleep(400);
    }
  }
}
