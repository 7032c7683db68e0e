package org.challengectl.benchmarks.load;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What {@link PublicMain} found, in Markdown. */
final class PublicReport {

  private final PrintStream out;
  private final ServerProcess server;
  private final Duration time;
  private final List<Row> rows = new ArrayList<>();

  private record Row(
      double updates, double bytesPerMinute, PublicRound.Outcome outcome, double cores) {}

  /** What had been used and sent at the beginning of a round. */
  record Mark(Duration used, long messages, long bytes, int open) {}

  PublicReport(PrintStream out, ServerProcess server, Duration time) {
    this.out = out;
    this.server = server;
    this.time = time;
  }

  Mark mark(PushSockets sockets) {
    return new Mark(
        server.processorTime(),
        sockets.messages(),
        sockets.bytes(),
        sockets.opened() - sockets.lost());
  }

  /** Processor time. */
  Duration usedSince(Mark before) {
    return server.processorTime().minus(before.used());
  }

  void joined(int viewers, Duration took, int untold, double bytes) {
    line(
        "%d viewers were connected and had the board after %.1f s (%d without); it took %.0f bytes"
            + " each.%n",
        viewers, took.toMillis() / 1e3, untold, bytes);
    line(
        "| round | viewers open, lost | updates | bytes a viewer and minute | first ms | half ms |"
            + " last ms | worst last ms | untold | errors | server's cores | server MiB | load |");
    line("|---|---|---|---|---|---|---|---|---|---|---|---|---|");
  }

  /** The same events with nobody to tell, to know what they cost by themselves. */
  void alone(Duration used, PublicRound.Outcome outcome) throws IOException {
    line(
        "| alone | 0, 0 | | | | | | | | %s | %.3f | %d | %s |",
        FieldReport.failures(outcome.tally().failures()),
        cores(used),
        server.residentMib(),
        Report.load());
  }

  void round(Mark before, PushSockets sockets, PublicRound.Outcome outcome) throws IOException {
    Row row =
        new Row(
            perViewer(before, sockets.messages() - before.messages()),
            perViewer(before, sockets.bytes() - before.bytes()) * 60e9 / time.toNanos(),
            outcome,
            cores(usedSince(before)));
    rows.add(row);
    line(
        "| %d | %d, %d | %.1f | %.0f | %.1f | %.1f | %.1f | %.1f | %d | %s | %.3f | %d | %s |",
        rows.size(),
        sockets.opened() - sockets.lost(),
        sockets.lost(),
        row.updates(),
        row.bytesPerMinute(),
        outcome.first(),
        outcome.half(),
        outcome.last(),
        outcome.worst(),
        outcome.untold(),
        FieldReport.failures(outcome.tally().failures()),
        row.cores(),
        server.residentMib(),
        Report.load());
  }

  void end() {
    line(
        "| **median** | | %.1f | **%.0f** | %.1f | %.1f | **%.1f** | %.1f | | | **%.3f** | | |",
        FieldReport.median(rows, Row::updates),
        FieldReport.median(rows, Row::bytesPerMinute),
        FieldReport.median(rows, row -> row.outcome().first()),
        FieldReport.median(rows, row -> row.outcome().half()),
        FieldReport.median(rows, row -> row.outcome().last()),
        FieldReport.median(rows, row -> row.outcome().worst()),
        FieldReport.median(rows, Row::cores));
  }

  private static double perViewer(Mark before, long all) {
    return (double) all / Math.max(1, before.open());
  }

  private double cores(Duration used) {
    return (double) used.toNanos() / time.toNanos();
  }

  private void line(String format, Object... arguments) {
    out.println(String.format(Locale.ROOT, format, arguments));
    out.flush();
  }
}
