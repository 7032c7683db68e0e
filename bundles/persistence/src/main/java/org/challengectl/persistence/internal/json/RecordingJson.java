package org.challengectl.persistence.internal.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.challengectl.domain.Measurement;
import org.challengectl.domain.Picture;

/** The columns {@code recordings.measurement} and {@code recordings.picture}; null for none. */
public final class RecordingJson {

  private RecordingJson() {}

  public static String writeMeasurement(Optional<Measurement> measurement) {
    return measurement.map(RecordingJson::write).orElse(null);
  }

  private static String write(Measurement measurement) {
    ObjectNode node = Json.object();
    node.put("heard", measurement.heard());
    Json.put(node, "centre_offset_hz", measurement.centreOffsetHz());
    Json.put(node, "occupied_bandwidth_hz", measurement.occupiedBandwidthHz());
    Json.put(node, "snr_db", measurement.snrDb());
    Json.put(node, "started_at", measurement.startedAt());
    Json.put(node, "stopped_at", measurement.stoppedAt());
    return Json.write(node);
  }

  public static Optional<Measurement> readMeasurement(String text) {
    if (text == null) {
      return Optional.empty();
    }
    JsonNode node = Json.read(text);
    return Optional.of(
        new Measurement(
            node.path("heard").booleanValue(),
            Json.number(node, "centre_offset_hz"),
            Json.number(node, "occupied_bandwidth_hz"),
            Json.number(node, "snr_db"),
            Json.time(node, "started_at"),
            Json.time(node, "stopped_at")));
  }

  public static String writePicture(Optional<Picture> picture) {
    return picture.map(RecordingJson::write).orElse(null);
  }

  private static String write(Picture picture) {
    ObjectNode node = Json.object();
    node.put("sha256", picture.sha256());
    node.put("width_px", picture.widthPx());
    node.put("height_px", picture.heightPx());
    node.put("plot_left_px", picture.plotLeftPx());
    node.put("plot_top_px", picture.plotTopPx());
    node.put("plot_right_px", picture.plotRightPx());
    node.put("plot_bottom_px", picture.plotBottomPx());
    Json.put(node, "centre_hz", picture.centreHz());
    Json.put(node, "span_hz", picture.spanHz());
    Json.put(node, "seconds", picture.seconds());
    return Json.write(node);
  }

  public static Optional<Picture> readPicture(String text) {
    if (text == null) {
      return Optional.empty();
    }
    JsonNode node = Json.read(text);
    return Optional.of(
        new Picture(
            node.path("sha256").textValue(),
            node.path("width_px").intValue(),
            node.path("height_px").intValue(),
            node.path("plot_left_px").intValue(),
            node.path("plot_top_px").intValue(),
            node.path("plot_right_px").intValue(),
            node.path("plot_bottom_px").intValue(),
            Json.number(node, "centre_hz"),
            Json.number(node, "span_hz"),
            Json.number(node, "seconds")));
  }
}
