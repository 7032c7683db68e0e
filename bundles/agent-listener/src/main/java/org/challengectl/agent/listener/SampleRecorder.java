package org.challengectl.agent.listener;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.challengectl.radio.Capture;
import org.challengectl.radio.RadioException;
import org.challengectl.waterfall.CaptureAnalysis;
import org.challengectl.waterfall.SigMfFormat;
import org.challengectl.waterfall.SigMfMetadata;
import org.challengectl.waterfall.SigMfWriter;

/** Reads one capture to its end. Memory does not grow with its length. Confined to one thread. */
final class SampleRecorder {

  private static final int BLOCK = 16_384;

  /** What may be lost before a recording counts as partial. */
  private static final double TOLERABLE_LOSS = 0.05;

  private static final float[] GAP = new float[2 * BLOCK];

  private final CaptureAnalysis analysis;
  private final Optional<SigMfWriter> sigMf;

  SampleRecorder(CaptureAnalysis analysis, Optional<SigMfWriter> sigMf) {
    this.analysis = analysis;
    this.sigMf = sigMf;
  }

  /** A writer for the samples themselves. */
  static SigMfWriter sigMfWriter(Path folder, long id) throws IOException {
    return new SigMfWriter(Files.createDirectories(folder), "recording-" + id, SigMfFormat.CI16_LE);
  }

  /**
   * Records. What the receiver lost becomes silence of the same length, so that times stay right.
   *
   * @param length how much, from the first sample on
   * @return how many samples were lost
   * @throws CaptureFailure if less came than was asked for, or too much of it was lost
   */
  long record(Capture capture, Duration length) throws CaptureFailure {
    long wanted = Math.round(length.toNanos() / 1e9 * capture.sampleRateHz());
    float[] block = new float[2 * BLOCK];
    long done = 0;
    long lost = 0;
    while (done < wanted) {
      int count = read(capture, block, (int) Math.min(BLOCK, wanted - done));
      if (count < 0) {
        throw new CaptureFailure(
            "the capture ended after %.1f of %.1f s"
                .formatted((double) done / capture.sampleRateHz(), length.toMillis() / 1000.0));
      }
      keep(block, count);
      done += count;
      for (; lost < capture.lostSamples() && done < wanted; lost += count, done += count) {
        count = (int) Math.min(BLOCK, Math.min(capture.lostSamples() - lost, wanted - done));
        keep(GAP, count);
      }
      if (lost > TOLERABLE_LOSS * wanted) {
        throw new CaptureFailure("the receiver lost %d of %d samples".formatted(lost, wanted));
      }
    }
    return lost;
  }

  /** Completes the file of samples, if there is one; gives the meta file. */
  Optional<Path> finishSigMf(Plan plan, Tuning tuning, String hardware, int rate, Instant start)
      throws IOException {
    if (sigMf.isEmpty()) {
      return Optional.empty();
    }
    SigMfMetadata metadata =
        new SigMfMetadata(
            SigMfFormat.CI16_LE,
            rate,
            tuning.centreHz(),
            start,
            plan.title() + " (" + plan.modulation() + ")",
            hardware,
            List.of());
    return Optional.of(sigMf.get().finish(metadata));
  }

  private static int read(Capture capture, float[] block, int count) throws CaptureFailure {
    try {
      return capture.read(block, 0, count);
    } catch (RadioException e) {
      throw new CaptureFailure("the receiver failed: " + e.getMessage(), e);
    }
  }

  private void keep(float[] block, int count) throws CaptureFailure {
    analysis.feed(block, 0, count);
    if (sigMf.isPresent()) {
      try {
        sigMf.get().write(block, 0, count);
      } catch (IOException e) {
        throw new CaptureFailure("the samples cannot be kept: " + e.getMessage(), e);
      }
    }
  }
}
