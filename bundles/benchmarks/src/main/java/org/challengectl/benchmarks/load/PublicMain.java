package org.challengectl.benchmarks.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A hall full of players who follow the public page. */
@Command(
    name = "public",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Measures the public page's WebSocket against a fresh server on this machine, while"
            + " challenges come on the air. It leaves challenges and an agent behind whose names"
            + " begin with 'load-'.")
public final class PublicMain implements Callable<Integer> {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Option(names = "--url", defaultValue = "http://127.0.0.1:8080", description = "${DEFAULT-VALUE}")
  private String url;

  @Option(
      names = "--operator-key",
      required = true,
      description = "file with the operator's key: HOME/data/challengectl/operator.key")
  private Path operatorKey;

  @Option(names = "--viewers", defaultValue = "1000", description = "1-2000: ${DEFAULT-VALUE}")
  private int viewers;

  @Option(names = "--challenges", defaultValue = "50", description = "1-1000: ${DEFAULT-VALUE}")
  private int challenges;

  @Option(names = "--rounds", defaultValue = "5", description = "1-50: ${DEFAULT-VALUE}")
  private int rounds;

  @Option(
      names = "--seconds",
      defaultValue = "30",
      description = "of a round, 1-600: ${DEFAULT-VALUE}")
  private int seconds;

  @Option(
      names = "--every",
      defaultValue = "5000",
      description = "milliseconds between transmissions, 2000-60000: ${DEFAULT-VALUE}")
  private int everyMillis;

  @Option(names = "--pid", description = "the server's process, to measure what it uses")
  private Long pid;

  /** Exits with 0, 1 if the server could not be used, 2 if it was called wrongly. */
  public static void main(String[] args) {
    CommandLine line = new CommandLine(new PublicMain());
    line.setUsageHelpAutoWidth(true);
    line.setExecutionExceptionHandler(
        (exception, command, parsed) -> {
          command.getErr().println("public: " + exception.getMessage());
          return exception instanceof IllegalArgumentException ? 2 : 1;
        });
    System.exit(line.execute(args));
  }

  @Override
  public Integer call() throws IOException, InterruptedException, ExecutionException {
    LoadMain.check("--viewers", viewers >= 1 && viewers <= 2000);
    LoadMain.check("--challenges", challenges >= 1 && challenges <= 1000);
    LoadMain.check("--rounds", rounds >= 1 && rounds <= 50);
    LoadMain.check("--seconds", seconds >= 1 && seconds <= 600);
    LoadMain.check("--every", everyMillis >= 2000 && everyMillis <= 60_000);
    Wire wire = Wire.to(url);
    Operator operator = new Operator(wire, Files.readString(operatorKey).strip());
    if (operator.foreignChallenges() > 0) {
      throw new IOException("this server has an event; use one with a fresh home");
    }
    LoadAgent agent = Fleet.gather(wire, operator, 1, in -> {}).get(0);
    operator.publicEvent(challenges);
    Duration time = Duration.ofSeconds(seconds);
    PublicReport report =
        new PublicReport(System.out, new ServerProcess(Optional.ofNullable(pid)), time);
    Audience audience = new Audience(viewers);
    PublicRound round = new PublicRound(agent, audience, Duration.ofMillis(everyMillis));
    try (PushSockets sockets = new PushSockets(audience)) {
      PublicRound nobody = new PublicRound(agent, new Audience(0), Duration.ofMillis(everyMillis));
      nobody.run(time);
      PublicReport.Mark before = report.mark(sockets);
      PublicRound.Outcome alone = nobody.run(time);
      Duration used = report.usedSince(before);
      join(wire, sockets, audience, report);
      report.alone(used, alone);
      for (int i = 0; i < rounds; i++) {
        before = report.mark(sockets);
        report.round(before, sockets, round.run(time));
      }
      report.end();
    }
    return 0;
  }

  private void join(Wire wire, PushSockets sockets, Audience audience, PublicReport report)
      throws InterruptedException {
    Audience.Expected board = audience.expect("\"full\":true");
    long began = System.nanoTime();
    sockets.openPublic(wire, viewers);
    int untold = board.missingAfter(PATIENCE);
    report.joined(
        viewers,
        Duration.ofNanos(System.nanoTime() - began),
        untold,
        (double) sockets.bytes() / viewers);
  }
}
