package org.challengectl.modulation.adsb;

import java.util.Arrays;
import java.util.List;
import org.challengectl.dsp.BasebandSource;

/**
 * Frames in turn, at the device's own rate: each sample is the mean of the pulses over its time,
 * which keeps them sharp where a filter would let them ring. All start at a whole half of a
 * microsecond, so at 2 MS/s each half has a sample of its own.
 */
final class PulseTrain implements BasebandSource {

  private static final float AMPLITUDE = 0.95f;

  private final List<Pulses> frames;
  private final long lead;
  private final long spacing;
  private final long count;
  private final double perSample;

  /** How many samples half a microsecond has, if that is a whole number; otherwise 0. */
  private final int perHalf;

  private final HalfShapes shapes;
  private long sample;
  private long frame;

  /**
   * @param lead before the first frame, in halves of a microsecond
   * @param spacing from the start of a frame to that of the next one
   * @param count how many frames to send, from the first one again after the last one
   */
  PulseTrain(List<Pulses> frames, long lead, long spacing, long count, int sampleRateHz) {
    this.frames = frames;
    this.lead = lead;
    this.spacing = spacing;
    this.count = count;
    perSample = Pulses.PER_SECOND / (double) sampleRateHz;
    perHalf = sampleRateHz % Pulses.PER_SECOND == 0 ? sampleRateHz / Pulses.PER_SECOND : 0;
    shapes = new HalfShapes(perHalf, AMPLITUDE);
  }

  @Override
  public void read(float[] iq, int offset, int samples) {
    Arrays.fill(iq, offset, offset + 2 * samples, 0);
    long end = sample + samples;
    while (frame < count) {
      long start = lead + frame * spacing;
      Pulses pulses = frames.get((int) (frame % frames.size()));
      long last = (long) ((start + pulses.length() + 1) / perSample);
      if (perHalf > 0) {
        writeHalves(pulses, start, iq, offset, end);
      } else {
        writeMeans(pulses, start, last, iq, offset, end);
      }
      if (last >= end) {
        break;
      }
      frame++;
    }
    sample = end;
  }

  /** What lies in the present block of a frame whose halves have whole numbers of samples. */
  private void writeHalves(Pulses pulses, long start, float[] iq, int offset, long end) {
    long firstHalf = Math.max(-1, sample / perHalf - start);
    long lastHalf = Math.min(pulses.length(), (end - 1) / perHalf - start);
    for (long half = firstHalf; half <= lastHalf; half++) {
      float[] shape = shapes.of(pulses, (int) half);
      long at = (start + half) * perHalf;
      for (long n = Math.max(at, sample); n < Math.min(at + perHalf, end); n++) {
        iq[offset + 2 * (int) (n - sample)] = shape[(int) (n - at)];
      }
    }
  }

  /** The same at any rate. */
  private void writeMeans(Pulses pulses, long start, long last, float[] iq, int offset, long end) {
    long first = Math.max(sample, (long) ((start - 1) / perSample));
    for (long n = first; n <= Math.min(last, end - 1); n++) {
      double level = pulses.mean(n * perSample - start, (n + 1) * perSample - start);
      iq[offset + 2 * (int) (n - sample)] = (float) (AMPLITUDE * level);
    }
  }
}
