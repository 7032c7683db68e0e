package org.challengectl.benchmarks.load;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Plays runners against a server on this machine and says how fast it answers. */
@Command(
    name = "load",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Plays runners that poll, say 'started' and complete, against a fresh server on this"
            + " machine. It leaves agents and challenges behind whose names begin with 'load-'.")
public final class LoadMain implements Callable<Integer> {

  @Option(names = "--url", defaultValue = "http://127.0.0.1:8080", description = "${DEFAULT-VALUE}")
  private String url;

  @Option(
      names = "--operator-key",
      required = true,
      description = "file with the operator's key: HOME/data/challengectl/operator.key")
  private Path operatorKey;

  @Option(
      names = "--agents",
      split = ",",
      defaultValue = "1,50,200",
      description = "one round for each number (1-1000): ${DEFAULT-VALUE}")
  private List<Integer> agents;

  @Option(
      names = "--scenario",
      split = ",",
      defaultValue = "cycles,idle",
      description = "cycles (always work), idle (never): ${DEFAULT-VALUE}")
  private List<Scenario> scenarios;

  @Option(names = "--seconds", defaultValue = "10", description = "of a round: ${DEFAULT-VALUE}")
  private int seconds;

  @Option(
      names = "--warm-up",
      defaultValue = "5",
      description = "seconds before the first round: ${DEFAULT-VALUE}")
  private int warmUpSeconds;

  @Option(
      names = "--repeat",
      defaultValue = "1",
      description = "how often all rounds are made: ${DEFAULT-VALUE}")
  private int repeat;

  @Option(
      names = "--max-cycles",
      defaultValue = "1000000",
      description = "of a round: ${DEFAULT-VALUE}")
  private long maxCycles;

  @Option(
      names = "--pause",
      split = ",",
      defaultValue = "0",
      description =
          "milliseconds between an agent's cycles; one round for each: ${DEFAULT-VALUE} (a tight"
              + " loop)")
  private List<Integer> pausesMillis;

  @Option(
      names = "--challenges",
      defaultValue = "0",
      description = "1-5000; by default 100, or five for four agents if that is more")
  private int challenges;

  @Option(names = "--pid", description = "the server's process, to measure what it uses")
  private Long pid;

  /** Exits with 0, 1 if the server could not be used, 2 if it was called wrongly. */
  public static void main(String[] args) {
    CommandLine line = new CommandLine(new LoadMain());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setUsageHelpAutoWidth(true);
    line.setExecutionExceptionHandler(
        (exception, command, parsed) -> {
          command.getErr().println("load: " + exception.getMessage());
          return exception instanceof IllegalArgumentException ? 2 : 1;
        });
    System.exit(line.execute(args));
  }

  @Override
  public Integer call() throws IOException, InterruptedException, ExecutionException {
    check("--agents", agents.stream().allMatch(n -> n >= 1 && n <= 1000));
    check("--seconds", seconds >= 1 && seconds <= 600);
    check("--warm-up", warmUpSeconds >= 0 && warmUpSeconds <= 600);
    check("--repeat", repeat >= 1 && repeat <= 100);
    check("--max-cycles", maxCycles >= 1);
    check("--pause", pausesMillis.stream().allMatch(n -> n >= 0 && n <= 60_000));
    check("--challenges", challenges >= 0 && challenges <= 5000);
    int most = agents.stream().mapToInt(Integer::intValue).max().orElse(1);
    Wire wire = Wire.to(url);
    Operator operator = new Operator(wire, Files.readString(operatorKey).strip());
    if (operator.foreignChallenges() > 0) {
      throw new IOException("this server has an event; use one with a fresh home");
    }
    Event event = new Event(operator, challenges > 0 ? challenges : Math.max(100, most * 5 / 4));
    Fleet fleet = Fleet.join(wire, operator, most);
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    Report report = new Report(out);
    event.prepare(scenarios.get(0), fleet.agents().get(0));
    if (warmUpSeconds > 0) {
      round(fleet.agents(), warmUpSeconds, Duration.ZERO).run();
    }
    report.fleet(fleet);
    for (int i = 0; i < repeat; i++) {
      for (Scenario scenario : scenarios) {
        event.prepare(scenario, fleet.agents().get(0));
        for (int pauseMillis : pausesMillis) {
          for (int count : agents) {
            Duration pause = Duration.ofMillis(pauseMillis);
            measure(report, scenario, round(fleet.agents().subList(0, count), seconds, pause));
          }
        }
      }
    }
    return 0;
  }

  private void measure(Report report, Scenario scenario, Round round)
      throws IOException, InterruptedException, ExecutionException {
    ServerProcess server = new ServerProcess(Optional.ofNullable(pid));
    Duration before = server.processorTime();
    Round.Outcome outcome = round.run();
    report.round(scenario, round, outcome, server.processorTime().minus(before), server);
  }

  private Round round(List<LoadAgent> some, int duration, Duration pause) {
    return new Round(some, Duration.ofSeconds(duration), maxCycles, pause);
  }

  static void check(String option, boolean good) {
    if (!good) {
      throw new IllegalArgumentException(option + " is out of range; see --help");
    }
  }
}
