package org.challengectl.views;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.challengectl.domain.AgentReport;
import org.challengectl.protocol.AgentPart;
import org.challengectl.protocol.AgentReportInfo;

/** What agents tell of themselves, as operators see it. */
public final class AgentReportViews {

  private AgentReportViews() {}

  public static AgentReportInfo info(String agentId, AgentReport report, Instant at) {
    return new AgentReportInfo(
        agentId,
        report.version().orElse(null),
        parts(report.drivers(), report.driverProblems().orElse(Map.of())),
        parts(report.modulations(), Map.of()),
        report.clockOffset().map(AgentReportViews::seconds).orElse(null),
        at);
  }

  private static double seconds(Duration offset) {
    return offset.toMillis() / 1000.0;
  }

  private static List<AgentPart> parts(
      Optional<Map<String, String>> versions, Map<String, String> problems) {
    return versions
        .map(
            all ->
                new TreeMap<>(all)
                    .entrySet().stream()
                        .map(
                            e ->
                                new AgentPart(
                                    e.getKey(), orNull(e.getValue()), problems.get(e.getKey())))
                        .toList())
        .orElse(null);
  }

  private static String orNull(String version) {
    return version.isEmpty() ? null : version;
  }
}
