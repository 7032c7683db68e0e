package org.challengectl.cli.internal.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.challengectl.protocol.ChallengeInfo;
import org.challengectl.protocol.MeasurementInfo;
import org.challengectl.protocol.RecordingInfo;
import org.challengectl.protocol.TransmissionInfo;

/** Tells, line by line, what is assigned, transmitted and recorded. */
final class DemoAccount {

  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());

  private final PrintWriter printer;
  private final DemoApi api;
  private final Path album;
  private final Map<Long, String> toldOfTransmission = new HashMap<>();
  private final Map<Long, String> toldOfRecording = new HashMap<>();
  private final Map<Long, Path> pictures = new HashMap<>();
  private List<ChallengeInfo> challenges = List.of();
  private List<TransmissionInfo> transmissions = List.of();
  private List<RecordingInfo> recordings = List.of();

  DemoAccount(PrintWriter printer, DemoApi api, Path album) {
    this.printer = printer;
    this.api = api;
    this.album = album;
  }

  void imported(List<ChallengeInfo> imported) {
    challenges = imported;
    printer.printf(
        "%d challenges: %s%n",
        imported.size(), String.join(", ", imported.stream().map(ChallengeInfo::name).toList()));
  }

  /** Asks the server and tells what is new. */
  void update() throws IOException, InterruptedException {
    transmissions = reversed(api.transmissions());
    recordings = reversed(api.recordings());
    for (TransmissionInfo transmission : transmissions) {
      tell(transmission);
    }
    for (RecordingInfo recording : recordings) {
      tell(recording);
    }
    printer.flush();
  }

  private void tell(TransmissionInfo t) {
    String stage = t.status() + (t.startedAt() != null);
    if (stage.equals(toldOfTransmission.put(t.transmissionId(), stage))) {
      return;
    }
    String what = "%-12s %s".formatted(t.challengeName(), mhz(t.frequency()));
    switch (t.status()) {
      case "assigned" -> {
        if (t.startedAt() == null) {
          line(
              t.assignedAt(),
              "assigned",
              "%s  %s to %s/%s, lease %d",
              what,
              t.modulation(),
              t.runnerId(),
              t.deviceId(),
              t.lease());
        } else {
          line(t.startedAt(), "on the air", "%s  %.1f s to go", what, t.durationSeconds());
        }
      }
      case "success" ->
          line(t.completedAt(), "transmitted", "%s  by %s/%s", what, t.runnerId(), t.deviceId());
      default -> line(t.completedAt(), t.status(), "%s  %s", what, t.errorMessage());
    }
  }

  private void tell(RecordingInfo r) throws IOException, InterruptedException {
    String stage = r.status() + (r.imageUrl() != null);
    if (stage.equals(toldOfRecording.put(r.recordingId(), stage))) {
      return;
    }
    switch (r.status()) {
      case "completed" -> {
        if (r.imageUrl() == null) {
          return;
        }
        Path png = album.resolve(r.challengeId() + "-" + r.recordingId() + ".png");
        Files.write(png, api.image(r.recordingId()));
        pictures.put(r.recordingId(), png);
        line(
            r.completedAt(),
            "recorded",
            "%-12s %s  %s",
            r.challengeName(),
            measured(r),
            png.getFileName());
      }
      case "failed" ->
          line(r.completedAt(), "not recorded", "%-12s %s", r.challengeName(), r.errorMessage());
      default -> {}
    }
  }

  /** Whether every enabled challenge has been sent, heard and pictured. */
  boolean complete() {
    return !challenges.isEmpty()
        && challenges.stream()
            .filter(ChallengeInfo::enabled)
            .allMatch(c -> best(c.challengeId()).isPresent());
  }

  private Optional<RecordingInfo> best(String challengeId) {
    return recordings.stream()
        .filter(r -> r.challengeId().equals(challengeId) && pictures.containsKey(r.recordingId()))
        .filter(r -> r.measurement() != null && r.measurement().heard())
        .filter(
            r ->
                transmissions.stream()
                    .anyMatch(
                        t ->
                            t.transmissionId() == r.transmissionId()
                                && t.status().equals("success")))
        .findFirst();
  }

  void summary() {
    printer.printf(
        "%n%-14s %4s %15s %11s %11s %8s  %s%n",
        "challenge", "sent", "frequency", "bandwidth", "measured", "SNR", "picture");
    for (ChallengeInfo c : challenges) {
      long sent =
          transmissions.stream()
              .filter(t -> t.challengeId().equals(c.challengeId()) && t.status().equals("success"))
              .count();
      Optional<RecordingInfo> best = best(c.challengeId());
      printer.printf(
          Locale.ROOT,
          "%-14s %4d %15s %8d Hz %11s %8s  %s%n",
          c.name(),
          sent,
          best.map(r -> mhz(r.frequency())).orElse("-"),
          c.occupiedBandwidth(),
          best.map(r -> "%.0f Hz".formatted(r.measurement().occupiedBandwidthHz())).orElse("-"),
          best.map(r -> "%.0f dB".formatted(r.measurement().snrDb())).orElse("-"),
          best.map(r -> pictures.get(r.recordingId()).toString()).orElse("not recorded"));
    }
    printer.flush();
  }

  DemoReport report() {
    List<DemoReport.RecordedPicture> recorded = new ArrayList<>();
    for (RecordingInfo recording : recordings) {
      Path png = pictures.get(recording.recordingId());
      recorded.add(new DemoReport.RecordedPicture(recording, png == null ? null : png.toString()));
    }
    return new DemoReport(
        complete(),
        challenges.stream().map(ChallengeInfo::challengeId).toList(),
        transmissions,
        recorded);
  }

  private void line(Instant at, String what, String form, Object... values) {
    printer.printf(
        "%s  %-13s %s%n",
        CLOCK.format(at == null ? Instant.now() : at),
        what,
        String.format(Locale.ROOT, form, values));
  }

  /** What was measured; the centre as distance from where it should be. */
  private String measured(RecordingInfo r) {
    MeasurementInfo m = r.measurement();
    if (m == null || !m.heard()) {
      return mhz(r.frequency()) + "  NOT HEARD";
    }
    return String.format(
        Locale.ROOT,
        "%s %+.0f Hz off, %.0f Hz wide, SNR %.0f dB",
        mhz(r.frequency()),
        m.centreOffsetHz() - expectedCentreHz(r.transmissionId()),
        m.occupiedBandwidthHz(),
        m.snrDb());
  }

  private double expectedCentreHz(long transmissionId) {
    return transmissions.stream()
        .filter(t -> t.transmissionId() == transmissionId)
        .mapToDouble(t -> (t.lowOffsetHz() + t.highOffsetHz()) / 2.0)
        .findFirst()
        .orElse(0);
  }

  private static String mhz(long hz) {
    return String.format(
        Locale.ROOT, "%d.%03d %03d MHz", hz / 1_000_000, hz / 1000 % 1000, hz % 1000);
  }

  private static <T> List<T> reversed(List<T> list) {
    List<T> copy = new ArrayList<>(list);
    java.util.Collections.reverse(copy);
    return copy;
  }
}
