package org.challengectl.benchmarks.load;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Tables in Markdown. */
final class Report {

  private final PrintWriter out;

  Report(PrintWriter out) {
    this.out = out;
  }

  void fleet(Fleet fleet) {
    line(
        "%d agents enrolled in %.1f s, then registered all at once in %.1f s; refused before that: %s",
        fleet.agents().size(),
        seconds(fleet.enrolment()),
        seconds(fleet.arrival().took()),
        fleet.arrival().refusals());
    out.println();
    out.println(
        "| scenario | agents | cycles/s | polls/s | poll ms | started ms | complete ms | server ms/call"
            + " | server MiB | load | failures |");
    out.println("|---|---|---|---|---|---|---|---|---|---|---|");
    out.flush();
  }

  void round(
      Scenario scenario, Round round, Round.Outcome outcome, Duration used, ServerProcess server)
      throws IOException {
    Tally tally = outcome.tally();
    CallKind poll = scenario == Scenario.IDLE ? CallKind.POLL_EMPTY : CallKind.POLL_WORK;
    int calls = 0;
    for (CallKind kind : CallKind.values()) {
      calls += tally.calls(kind);
    }
    line(
        "| %s%s | %d | %.0f | %.0f | %s | %s | %s | %.2f | %d | %s | %s |",
        scenario.label(),
        round.pause().isZero() ? "" : ", every " + round.pause().toMillis() + " ms",
        round.agents().size(),
        outcome.perSecond(tally.calls(CallKind.COMPLETE)),
        outcome.perSecond(tally.polls()),
        latency(tally, poll),
        latency(tally, CallKind.STARTED),
        latency(tally, CallKind.COMPLETE),
        used.toNanos() / 1e6 / Math.max(1, calls),
        server.residentMib(),
        load(),
        tally.failures().isEmpty() ? "none" : tally.failures().toString());
  }

  /** Median and 99th percentile. */
  private static String latency(Tally tally, CallKind kind) {
    return tally.calls(kind) == 0
        ? "-"
        : String.format(
            Locale.ROOT,
            "%.1f / %.1f",
            tally.quantileMillis(kind, 0.5),
            tally.quantileMillis(kind, 0.99));
  }

  static String load() throws IOException {
    Path file = Path.of("/proc/loadavg");
    return Files.exists(file) ? List.of(Files.readString(file).split(" ", 2)).get(0) : "?";
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1e3;
  }

  private void line(String format, Object... arguments) {
    out.println(String.format(Locale.ROOT, format, arguments));
    out.flush();
  }
}
