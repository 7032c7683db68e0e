package org.challengectl.rest.internal;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.challengectl.domain.AgentReport;
import org.challengectl.protocol.HeartbeatRequest;
import org.challengectl.protocol.RegisterRequest;

/**
 * Reads what agents tell of themselves. No work depends on it, so what makes no sense is left out.
 */
final class ReportReader {

  private static final int MOST_PARTS = 500;
  private static final int LONGEST = 100;
  private static final double MOST_SECONDS = Duration.ofDays(36500).toSeconds();

  private ReportReader() {}

  static AgentReport of(RegisterRequest body) {
    return new AgentReport(
        Optional.ofNullable(body.version()).map(ReportReader::cut),
        drivers(body),
        Optional.ofNullable(body.driverProblems()).map(ReportReader::parts),
        Optional.ofNullable(body.modulationVersions()).map(ReportReader::parts),
        Optional.empty());
  }

  static AgentReport of(Optional<HeartbeatRequest> body) {
    return AgentReport.heartbeat(
        body.map(HeartbeatRequest::clockOffsetSeconds)
            .filter(seconds -> Math.abs(seconds) <= MOST_SECONDS)
            .map(seconds -> Duration.ofMillis(Math.round(seconds * 1000))));
  }

  /** An older agent tells only their names. */
  private static Optional<Map<String, String>> drivers(RegisterRequest body) {
    if (body.driverVersions() != null) {
      return Optional.of(parts(body.driverVersions()));
    }
    return Optional.ofNullable(body.drivers()).map(ReportReader::unversioned);
  }

  private static Map<String, String> unversioned(List<String> names) {
    Map<String, String> versions = new TreeMap<>();
    names.stream()
        .filter(name -> name != null && !name.isBlank())
        .limit(MOST_PARTS)
        .forEach(name -> versions.put(cut(name), ""));
    return versions;
  }

  private static Map<String, String> parts(Map<String, String> versions) {
    Map<String, String> read = new TreeMap<>();
    versions.entrySet().stream()
        .filter(entry -> !entry.getKey().isBlank())
        .limit(MOST_PARTS)
        .forEach(
            entry ->
                read.put(
                    cut(entry.getKey()), entry.getValue() == null ? "" : cut(entry.getValue())));
    return read;
  }

  private static String cut(String text) {
    return Input.shortened(text.strip(), LONGEST);
  }
}
