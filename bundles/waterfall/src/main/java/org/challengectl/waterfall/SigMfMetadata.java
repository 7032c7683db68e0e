package org.challengectl.waterfall;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What a SigMF recording says of itself (SigMF 1.0.0, one capture segment).
 *
 * @param format of the samples
 * @param sampleRateHz complex samples per second, above 0
 * @param centreHz what complex baseband's zero stands for
 * @param startedAt when the first sample was on the air
 * @param description any text; may be empty
 * @param hardware what recorded it; may be empty
 * @param annotations in any order; written sorted by their first sample
 */
public record SigMfMetadata(
    SigMfFormat format,
    double sampleRateHz,
    double centreHz,
    Instant startedAt,
    String description,
    String hardware,
    List<SigMfAnnotation> annotations) {

  public SigMfMetadata {
    Objects.requireNonNull(format, "format");
    Objects.requireNonNull(startedAt, "startedAt");
    Objects.requireNonNull(description, "description");
    Objects.requireNonNull(hardware, "hardware");
    annotations = List.copyOf(annotations);
    if (!(sampleRateHz > 0) || Double.isInfinite(sampleRateHz) || !Double.isFinite(centreHz)) {
      throw new IllegalArgumentException(
          "not a recording: %s samples/s at %s Hz".formatted(sampleRateHz, centreHz));
    }
  }

  /** The same with one more annotation. */
  public SigMfMetadata with(SigMfAnnotation annotation) {
    List<SigMfAnnotation> more = new java.util.ArrayList<>(annotations);
    more.add(annotation);
    return new SigMfMetadata(
        format, sampleRateHz, centreHz, startedAt, description, hardware, more);
  }
}
