package org.challengectl.benchmarks.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A big event at its usual pace, and a small one at the greatest, beside bare SQL. */
@Command(
    name = "field",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Plays many agents at the pace of the field, each with a push socket; then some in a closed"
            + " loop of poll and complete, by turns with the same rows written by plain SQL. For a"
            + " fresh server on this machine; docs/benchmarks/load.sh starts one.")
public final class FieldMain implements Callable<Integer> {

  private static final int CHALLENGES = 250;
  private static final int LOOP_CHALLENGES = 100;

  /** Until the server's code is compiled. */
  private static final long WARM_UP_PAIRS = 5000;

  private static final Duration WARM_UP = Duration.ofMinutes(3);

  @Option(names = "--url", defaultValue = "http://127.0.0.1:8080", description = "${DEFAULT-VALUE}")
  private String url;

  @Option(
      names = "--operator-key",
      required = true,
      description = "file with the operator's key: HOME/data/challengectl/operator.key")
  private Path operatorKey;

  @Option(
      names = "--database",
      required = true,
      description =
          "the server's SQLite file, to be copied: HOME/data/challengectl/challengectl.db")
  private Path database;

  @Option(
      names = "--agents",
      defaultValue = "1000",
      description = "at the pace of the field, 0-2000: ${DEFAULT-VALUE}")
  private int agents;

  @Option(
      names = "--seconds",
      defaultValue = "120",
      description = "of that, 1-3600: ${DEFAULT-VALUE}")
  private int seconds;

  @Option(
      names = "--loop-agents",
      defaultValue = "50",
      description = "in a closed loop, 1-200: ${DEFAULT-VALUE}")
  private int loopAgents;

  @Option(
      names = "--rounds",
      defaultValue = "5",
      description = "of SQL and HTTP by turns, 1-50: ${DEFAULT-VALUE}")
  private int rounds;

  @Option(
      names = "--round-seconds",
      defaultValue = "5",
      description = "of each, 1-60: ${DEFAULT-VALUE}")
  private int roundSeconds;

  @Option(
      names = "--roster",
      description =
          "file with agents' keys: those of an earlier run on this server, or written by this one")
  private Path roster;

  @Option(names = "--pid", description = "the server's process, to measure what it uses")
  private Long pid;

  /** Exits with 0, 1 if the server could not be used, 2 if it was called wrongly. */
  public static void main(String[] args) {
    CommandLine line = new CommandLine(new FieldMain());
    line.setUsageHelpAutoWidth(true);
    line.setExecutionExceptionHandler(
        (exception, command, parsed) -> {
          command.getErr().println("field: " + exception.getMessage());
          return exception instanceof IllegalArgumentException ? 2 : 1;
        });
    System.exit(line.execute(args));
  }

  @Override
  public Integer call() throws IOException, InterruptedException, ExecutionException, SQLException {
    LoadMain.check("--agents", agents >= 0 && agents <= 2000);
    LoadMain.check("--seconds", seconds >= 1 && seconds <= 3600);
    LoadMain.check("--loop-agents", loopAgents >= 1 && loopAgents <= 200);
    LoadMain.check("--rounds", rounds >= 1 && rounds <= 50);
    LoadMain.check("--round-seconds", roundSeconds >= 1 && roundSeconds <= 60);
    Wire wire = Wire.to(url);
    Operator operator = new Operator(wire, Files.readString(operatorKey).strip());
    if (operator.foreignChallenges() > 0) {
      throw new IOException("this server has an event; use one with a fresh home");
    }
    FieldReport report = new FieldReport(System.out, new ServerProcess(Optional.ofNullable(pid)));
    List<LoadAgent> fleet = fleet(wire, operator, report);
    if (agents > 0) {
      cadence(wire, operator, fleet.subList(0, agents), report);
    }
    loop(operator, fleet.subList(0, loopAgents), report);
    return 0;
  }

  private List<LoadAgent> fleet(Wire wire, Operator operator, FieldReport report)
      throws IOException, InterruptedException, ExecutionException {
    List<LoadAgent> fleet = new ArrayList<>();
    if (roster != null) {
      fleet.addAll(new Roster(roster).read(wire));
    }
    int missing = Math.max(agents, loopAgents) - fleet.size();
    if (missing > 0) {
      long began = System.nanoTime();
      fleet.addAll(Fleet.gather(wire, operator, missing, FieldMain::progress));
      report.enrolled(missing, Duration.ofNanos(System.nanoTime() - began));
      if (roster != null) {
        new Roster(roster).write(fleet);
      }
    }
    return fleet;
  }

  private void cadence(Wire wire, Operator operator, List<LoadAgent> fleet, FieldReport report)
      throws IOException, InterruptedException {
    operator.event(CHALLENGES, 60, 90);
    try (PushSockets sockets = new PushSockets()) {
      sockets.open(wire, fleet);
      Duration time = Duration.ofSeconds(seconds);
      Tally tally =
          new Cadence(fleet, Cadence.Pace.FIELD)
              .run(Duration.ofSeconds(15), time, () -> report.begin(sockets.messages()));
      report.cadence(fleet.size(), sockets, tally, time);
    }
  }

  private void loop(Operator operator, List<LoadAgent> fleet, FieldReport report)
      throws IOException, InterruptedException, ExecutionException, SQLException {
    operator.onlyEvent(LOOP_CHALLENGES, agents > 0 ? CHALLENGES : 0);
    for (LoadAgent agent : fleet) {
      agent.heartbeat(new Tally());
    }
    Duration time = Duration.ofSeconds(roundSeconds);
    new Round(fleet, WARM_UP, WARM_UP_PAIRS, Duration.ZERO, LoadAgent::pair).run();
    Path copy = database.resolveSibling("bare-" + System.nanoTime() + ".db");
    List<FieldReport.Pair> pairs = new ArrayList<>();
    try (BareSql bare = BareSql.onACopyOf(database, copy)) {
      bare.pairsPerSecond(time);
      for (int i = 0; i < rounds; i++) {
        double sql = bare.pairsPerSecond(time);
        report.begin(0);
        Round.Outcome http = round(fleet, time).run();
        pairs.add(new FieldReport.Pair(sql, http));
      }
    } finally {
      for (String suffix : List.of("", "-wal", "-shm")) {
        Files.deleteIfExists(Path.of(copy + suffix));
      }
    }
    report.loop(fleet.size(), pairs);
  }

  private static Round round(List<LoadAgent> fleet, Duration time) {
    return new Round(fleet, time, Long.MAX_VALUE, Duration.ZERO, LoadAgent::pair);
  }

  private static void progress(int in) {
    if (in % 100 == 0) {
      System.err.println(in + " agents are in");
    }
  }
}
