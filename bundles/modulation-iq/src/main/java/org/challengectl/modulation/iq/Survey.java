package org.challengectl.modulation.iq;

import java.io.IOException;
import org.challengectl.dsp.FrequencyRange;
import org.challengectl.dsp.OccupiedBandwidth;

/**
 * What a look through a whole recording tells.
 *
 * @param peak largest magnitude
 * @param nearlyAll the band that holds 99 % of the power, from the recording's centre
 */
record Survey(double peak, FrequencyRange nearlyAll) {

  private static final int BLOCK = 1 << 14;
  private static final double SHARE = 0.99;

  static Survey of(IqRecording recording) throws IOException {
    OccupiedBandwidth meter =
        new OccupiedBandwidth(recording.rateHz(), recording.rateHz() / 4096.0);
    float[] block = new float[2 * BLOCK];
    double highest = 0;
    long done = 0;
    try (IqReader reader = new IqReader(recording)) {
      for (int n = reader.read(block, 0, BLOCK); n > 0; n = reader.read(block, 0, BLOCK)) {
        for (int k = 0; k < 2 * n; k += 2) {
          double power = block[k] * (double) block[k] + block[k + 1] * (double) block[k + 1];
          if (!(power < Float.MAX_VALUE)) {
            throw new RecordingException(
                "sample %d of '%s' is not a usable number"
                    .formatted(done + k / 2, recording.name()));
          }
          highest = Math.max(highest, power);
        }
        meter.add(block, 0, n);
        done += n;
      }
    }
    if (highest < 1e-20) {
      throw new RecordingException("'" + recording.name() + "' is silent");
    }
    meter.finish();
    return new Survey(Math.sqrt(highest), meter.range(SHARE));
  }

  /** How far its spectrum, cut to a bandwidth, reaches beside the carrier when it is shifted. */
  double reachHz(double shiftHz, double bandwidthHz) {
    double low = Math.max(nearlyAll.lowHz(), -bandwidthHz / 2) + shiftHz;
    double high = Math.min(nearlyAll.highHz(), bandwidthHz / 2) + shiftHz;
    return Math.max(Math.abs(low), Math.abs(high));
  }
}
