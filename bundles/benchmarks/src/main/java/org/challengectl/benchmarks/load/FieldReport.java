package org.challengectl.benchmarks.load;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** What {@link FieldMain} found, in Markdown. */
final class FieldReport {

  private static final Set<CallKind> ALL = EnumSet.allOf(CallKind.class);

  private final PrintStream out;
  private final ServerProcess server;
  private Duration usedBefore = Duration.ZERO;
  private long messagesBefore;

  /** A round of plain SQL, and one over HTTP right after it. */
  record Pair(double sqlPerSecond, Round.Outcome http) {

    double httpPerSecond() {
      return http.perSecond(http.tally().calls(CallKind.COMPLETE));
    }

    double ratio() {
      return httpPerSecond() / sqlPerSecond;
    }
  }

  FieldReport(PrintStream out, ServerProcess server) {
    this.out = out;
    this.server = server;
  }

  void enrolled(int agents, Duration took) {
    line("%d agents were enrolled and registered in %d s.%n", agents, took.toSeconds());
  }

  /** Counting begins now. */
  void begin(long messages) {
    usedBefore = server.processorTime();
    messagesBefore = messages;
  }

  void cadence(int agents, PushSockets sockets, Tally tally, Duration time) throws IOException {
    double seconds = time.toNanos() / 1e9;
    double used = server.processorTime().minus(usedBefore).toNanos() / 1e9;
    line(
        "| agents | sockets open, lost | calls | errors | all calls ms | poll, no task | poll, task"
            + " | complete | heartbeat | pushes/s | server's cores | server MiB | load |");
    line("|---|---|---|---|---|---|---|---|---|---|---|---|---|");
    line(
        "| %d | %d, %d | %d | %s | **%s** | %s | %s | %s | %s | %.0f | %.2f | %d | %s |%n",
        agents,
        sockets.opened() - sockets.lost(),
        sockets.lost(),
        ALL.stream().mapToInt(tally::calls).sum(),
        failures(tally.failures()),
        latency(tally, ALL),
        latency(tally, EnumSet.of(CallKind.POLL_EMPTY)),
        latency(tally, EnumSet.of(CallKind.POLL_WORK)),
        latency(tally, EnumSet.of(CallKind.COMPLETE)),
        latency(tally, EnumSet.of(CallKind.HEARTBEAT)),
        (sockets.messages() - messagesBefore) / seconds,
        used / seconds,
        server.residentMib(),
        Report.load());
  }

  void loop(int agents, List<Pair> pairs) throws IOException {
    line(
        "| round | SQL pairs/s | HTTP pairs/s, %d agents | share | poll ms | complete ms | errors |",
        agents);
    line("|---|---|---|---|---|---|---|");
    for (int i = 0; i < pairs.size(); i++) {
      Pair pair = pairs.get(i);
      Tally tally = pair.http().tally();
      line(
          "| %d | %.0f | %.0f | %.0f %% | %s | %s | %s |",
          i + 1,
          pair.sqlPerSecond(),
          pair.httpPerSecond(),
          100 * pair.ratio(),
          latency(tally, EnumSet.of(CallKind.POLL_WORK)),
          latency(tally, EnumSet.of(CallKind.COMPLETE)),
          failures(tally.failures()));
    }
    line(
        "| **median** | %.0f | %.0f | **%.0f %%** | | | load %s |",
        median(pairs, Pair::sqlPerSecond),
        median(pairs, Pair::httpPerSecond),
        100 * median(pairs, Pair::ratio),
        Report.load());
  }

  /** The middle one; of an even number, the lower of the two; NaN of none. */
  static <T> double median(List<T> rounds, ToDoubleFunction<T> of) {
    double[] sorted = rounds.stream().mapToDouble(of).sorted().toArray();
    return sorted.length == 0 ? Double.NaN : sorted[(sorted.length - 1) / 2];
  }

  /** Median, 99th percentile and the longest. */
  private static String latency(Tally tally, Set<CallKind> kinds) {
    double median = tally.quantileMillis(kinds, 0.5);
    return Double.isNaN(median)
        ? "-"
        : String.format(
            Locale.ROOT,
            "%.1f / %.1f / %.0f",
            median,
            tally.quantileMillis(kinds, 0.99),
            tally.quantileMillis(kinds, 1));
  }

  static String failures(Map<String, Integer> failures) {
    return failures.isEmpty() ? "none" : new TreeMap<>(failures).toString();
  }

  private void line(String format, Object... arguments) {
    out.println(String.format(Locale.ROOT, format, arguments));
    out.flush();
  }
}
