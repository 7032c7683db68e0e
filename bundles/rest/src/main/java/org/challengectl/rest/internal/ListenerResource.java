package org.challengectl.rest.internal;

import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import javax.ws.rs.Consumes;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.MediaType;
import org.challengectl.domain.Measurement;
import org.challengectl.domain.ServerTime;
import org.challengectl.protocol.MeasurementInfo;
import org.challengectl.protocol.RecordingCompleteRequest;
import org.challengectl.protocol.RecordingStartReply;
import org.challengectl.protocol.RecordingStartRequest;
import org.challengectl.scheduler.RecordingDesk;

/** What listeners report. */
@Path("/{kind: agents|runners}")
@Produces(MediaType.APPLICATION_JSON)
public final class ListenerResource {

  private static final int MAX_ERROR_LENGTH = 2000;
  private static final int MAX_SAMPLE_RATE_HZ = 1_000_000_000;
  private static final double MAX_SECONDS = 86_400;

  private final RecordingDesk desk;
  private final Uploads uploads;
  private final ServerTime time;

  ListenerResource(RecordingDesk desk, Uploads uploads, ServerTime time) {
    this.desk = desk;
    this.uploads = uploads;
    this.time = time;
  }

  @POST
  @Path("/{id}/recording/start")
  @Consumes(MediaType.APPLICATION_JSON)
  @AgentOnly
  public RecordingStartReply start(@PathParam("id") String id, RecordingStartRequest body) {
    long assignment = Input.required("assignment_id", body.assignmentId());
    int rate = Optional.ofNullable(body.sampleRate()).orElse(0);
    if (rate < 0 || rate > MAX_SAMPLE_RATE_HZ) {
      throw Input.invalid("'sample_rate' must be 0-" + MAX_SAMPLE_RATE_HZ + ".");
    }
    Instant at = Optional.ofNullable(body.startedAt()).orElseGet(time::instant);
    return new RecordingStartReply(desk.started(id, assignment, at, rate).id());
  }

  @POST
  @Path("/{id}/recording/{recording: \\d{1,18}}/complete")
  @Consumes(MediaType.APPLICATION_JSON)
  @AgentOnly
  public Map<String, String> complete(
      @PathParam("id") String id,
      @PathParam("recording") long recording,
      RecordingCompleteRequest body) {
    boolean success = Input.required("success", body.success());
    if (success) {
      Input.required("measurement", body.measurement());
    }
    desk.completed(
        id,
        recording,
        new RecordingDesk.Outcome(
            success,
            Optional.ofNullable(body.durationSeconds()).map(ListenerResource::duration),
            Optional.ofNullable(body.measurement()).map(ListenerResource::measurement),
            Optional.ofNullable(body.errorMessage())
                .filter(text -> !text.isBlank())
                .map(text -> Input.shortened(text, MAX_ERROR_LENGTH))));
    return Map.of("status", "ok");
  }

  @POST
  @Path("/{id}/recording/{recording: \\d{1,18}}/upload")
  @Consumes("image/png")
  @BodyLimit(Uploads.MAX_PNG_BYTES)
  @AgentOnly
  public Map<String, String> picture(
      @PathParam("id") String id,
      @PathParam("recording") long recording,
      @QueryParam("plot") String plot,
      @QueryParam("centre_hz") String centreHz,
      @QueryParam("span_hz") String spanHz,
      @QueryParam("seconds") String seconds,
      InputStream body) {
    PlotQuery query = PlotQuery.read(plot, centreHz, spanHz, seconds);
    return Map.of("status", "ok", "sha256", uploads.picture(id, recording, query, body));
  }

  @POST
  @Path("/{id}/recording/{recording: \\d{1,18}}/upload")
  @Consumes({"application/vnd.sigmf", "application/x-tar"})
  @BodyLimit(BodyLimit.UPLOAD)
  @AgentOnly
  public Map<String, String> archive(
      @PathParam("id") String id, @PathParam("recording") long recording, InputStream body) {
    return Map.of("status", "ok", "sha256", uploads.archive(id, recording, body));
  }

  private static Duration duration(double seconds) {
    if (!(seconds >= 0 && seconds <= MAX_SECONDS)) {
      throw Input.invalid("'duration_seconds' must be 0-86400.");
    }
    return Duration.ofMillis(Math.round(seconds * 1000));
  }

  private static Measurement measurement(MeasurementInfo info) {
    double bandwidthHz =
        Input.finite("measurement.occupied_bandwidth_hz", info.occupiedBandwidthHz());
    if (bandwidthHz < 0) {
      throw Input.invalid("'measurement.occupied_bandwidth_hz' must not be negative.");
    }
    return new Measurement(
        info.heard(),
        Input.finite("measurement.centre_offset_hz", info.centreOffsetHz()),
        bandwidthHz,
        Input.finite("measurement.snr_db", info.snrDb()),
        Optional.ofNullable(info.startedAt()),
        Optional.ofNullable(info.stoppedAt()));
  }
}
