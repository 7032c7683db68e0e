package org.challengectl.benchmarks.load;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.ConnectException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How long good polls take while somebody sends bad keys. */
@Command(
    name = "bad-keys",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Measures polls of agents with good keys against a fresh server on this machine, alone and"
            + " beside a flood of bad keys. It leaves agents behind whose names begin with"
            + " 'load-'.")
public final class BadKeysMain implements Callable<Integer> {

  private static final int MANY_ADDRESSES = 20;

  @Option(names = "--url", defaultValue = "http://127.0.0.1:8080", description = "${DEFAULT-VALUE}")
  private String url;

  @Option(
      names = "--operator-key",
      required = true,
      description = "file with the operator's key: HOME/data/challengectl/operator.key")
  private Path operatorKey;

  @Option(names = "--agents", defaultValue = "100", description = "2-1000: ${DEFAULT-VALUE}")
  private int agents;

  @Option(
      names = "--pause",
      defaultValue = "1000",
      description = "milliseconds between an agent's polls: ${DEFAULT-VALUE}")
  private int pauseMillis;

  @Option(
      names = "--bad",
      defaultValue = "100",
      description = "bad keys per second, 1-10000: ${DEFAULT-VALUE}")
  private int badPerSecond;

  @Option(names = "--seconds", defaultValue = "20", description = "of a round: ${DEFAULT-VALUE}")
  private int seconds;

  @Option(names = "--pid", description = "the server's process, to measure what it uses")
  private Long pid;

  @Option(
      names = "--restart",
      description =
          "at the end wait up to five minutes for the server to be restarted by somebody else, and"
              + " tell how long all agents together take to come in again")
  private boolean restart;

  private final PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);

  /** Exits with 0, 1 if the server could not be used, 2 if it was called wrongly. */
  public static void main(String[] args) {
    CommandLine line = new CommandLine(new BadKeysMain());
    line.setUsageHelpAutoWidth(true);
    line.setExecutionExceptionHandler(
        (exception, command, parsed) -> {
          command.getErr().println("bad-keys: " + exception.getMessage());
          return exception instanceof IllegalArgumentException ? 2 : 1;
        });
    System.exit(line.execute(args));
  }

  @Override
  public Integer call() throws IOException, InterruptedException, ExecutionException {
    check("--agents", agents >= 2 && agents <= 1000);
    check("--pause", pauseMillis >= 1 && pauseMillis <= 60_000);
    check("--bad", badPerSecond >= 1 && badPerSecond <= 10_000);
    check("--seconds", seconds >= 1 && seconds <= 600);
    Wire wire = Wire.to(url);
    Operator operator = new Operator(wire, Files.readString(operatorKey).strip());
    Fleet fleet = Fleet.join(wire, operator, agents);
    LoadAgent unproven = fleet.agents().get(0);
    operator.forgetKey(unproven.id());
    List<LoadAgent> good = fleet.agents().subList(1, agents);
    round(good).run();
    out.println(
        "| bad keys | from | bad answers | good polls | p50 ms | p99 ms | max ms | server CPU ms/s"
            + " | failures |");
    out.println("|---|---|---|---|---|---|---|---|---|");
    alone(good);
    List<String> target = List.of(good.get(0).key(), unproven.key());
    for (BadKey kind : BadKey.values()) {
      flooded(good, kind.label(), List.of(kind), 1, target);
      flooded(good, kind.label(), List.of(kind), MANY_ADDRESSES, target);
    }
    flooded(good, "all kinds", List.copyOf(EnumSet.allOf(BadKey.class)), MANY_ADDRESSES, target);
    alone(good);
    if (restart) {
      awaitRestart(wire);
      Fleet.Arrival arrival = fleet.arriveAgain();
      out.printf(
          Locale.ROOT,
          "%nAfter the restart %d agents came in together within %.1f s; refused before that: %s%n",
          agents,
          arrival.took().toMillis() / 1e3,
          arrival.refusals());
    }
    return 0;
  }

  private void alone(List<LoadAgent> good) throws InterruptedException, ExecutionException {
    Duration before = processorTime();
    Round.Outcome outcome = round(good).run();
    report("none", "-", Map.of(), outcome, processorTime().minus(before));
  }

  private Duration processorTime() {
    return new ServerProcess(Optional.ofNullable(pid)).processorTime();
  }

  private void flooded(
      List<LoadAgent> good, String label, List<BadKey> kinds, int addresses, List<String> target)
      throws IOException, InterruptedException, ExecutionException {
    try (BadKeyFlood flood =
        new BadKeyFlood(URI.create(url), kinds, badPerSecond, addresses, target)) {
      Duration before = processorTime();
      Round.Outcome outcome = round(good).run();
      String from = addresses == 1 ? "one address" : addresses + " addresses";
      report(label, from, flood.answers(), outcome, processorTime().minus(before));
    }
  }

  private void report(
      String bad, String from, Map<String, Integer> answers, Round.Outcome outcome, Duration used) {
    Tally tally = outcome.tally();
    out.printf(
        Locale.ROOT,
        "| %s | %s | %s | %d | %.1f | %.1f | %.1f | %.0f | %s |%n",
        bad,
        from,
        answers.isEmpty() ? "-" : answers,
        tally.polls(),
        tally.quantileMillis(CallKind.POLL_EMPTY, 0.5),
        tally.quantileMillis(CallKind.POLL_EMPTY, 0.99),
        tally.quantileMillis(CallKind.POLL_EMPTY, 1),
        outcome.perSecond((int) used.toMillis()),
        tally.failures().isEmpty() ? "none" : tally.failures());
    out.flush();
  }

  private Round round(List<LoadAgent> good) {
    return new Round(
        good, Duration.ofSeconds(seconds), Long.MAX_VALUE, Duration.ofMillis(pauseMillis));
  }

  private void awaitRestart(Wire wire) throws InterruptedException, IOException {
    out.println();
    out.println("Restart the server now.");
    await(wire, Health.GONE);
    await(wire, Health.GOOD);
  }

  private enum Health {
    GOOD,
    BAD,
    GONE
  }

  private static void await(Wire wire, Health wanted) throws InterruptedException, IOException {
    long end = System.nanoTime() + Duration.ofMinutes(5).toNanos();
    while (health(wire) != wanted) {
      if (System.nanoTime() > end) {
        throw new IOException("the server was not restarted within five minutes");
      }
      Thread.sleep(100);
    }
  }

  private static Health health(Wire wire) throws InterruptedException {
    try {
      return wire.get("/api/health", "none").good() ? Health.GOOD : Health.BAD;
    } catch (ConnectException e) {
      return Health.GONE;
    } catch (IOException e) {
      return Health.BAD;
    }
  }

  private static void check(String option, boolean good) {
    if (!good) {
      throw new IllegalArgumentException(option + " is out of range; see --help");
    }
  }
}
