package org.challengectl.waterfall;

import java.util.Objects;

/**
 * A remark on part of a recording.
 *
 * @param sampleStart first sample that it is about, at least 0
 * @param sampleCount how many, at least 0
 * @param lowHz lower edge, Hz on the air
 * @param highHz upper edge, Hz on the air, at least {@code lowHz}
 * @param label a word or two
 * @param comment any text; may be empty
 */
public record SigMfAnnotation(
    long sampleStart, long sampleCount, double lowHz, double highHz, String label, String comment) {

  public SigMfAnnotation {
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(comment, "comment");
    boolean band = highHz >= lowHz && Double.isFinite(lowHz) && Double.isFinite(highHz);
    if (sampleStart < 0 || sampleCount < 0 || !band) {
      throw new IllegalArgumentException(
          "not an annotation: samples %d+%d, %s..%s Hz"
              .formatted(sampleStart, sampleCount, lowHz, highHz));
    }
  }
}
