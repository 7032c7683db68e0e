package org.challengectl.modulation.iq;

import java.time.Duration;
import org.challengectl.dsp.ComplexOscillator;
import org.challengectl.signal.Band;
import org.challengectl.signal.Signal;

/**
 * A signal at another place beside the carrier. Peaks that resampling has raised above full scale
 * are held there.
 */
final class ShiftedSignal implements Signal {

  private final Signal signal;
  private final double shiftHz;
  private final ComplexOscillator oscillator;

  ShiftedSignal(Signal signal, double shiftHz, int sampleRateHz) {
    this.signal = signal;
    this.shiftHz = shiftHz;
    oscillator = new ComplexOscillator(shiftHz, sampleRateHz);
  }

  @Override
  public Duration duration() {
    return signal.duration();
  }

  @Override
  public long sampleCount() {
    return signal.sampleCount();
  }

  @Override
  public Band occupiedBand() {
    Band band = signal.occupiedBand();
    return new Band(band.lowHz() + shiftHz, band.highHz() + shiftHz);
  }

  @Override
  public int read(float[] iq, int offset, int samples) {
    int count = signal.read(iq, offset, samples);
    if (count > 0) {
      if (shiftHz != 0) {
        oscillator.mix(iq, offset, count);
      }
      limit(iq, offset, count);
    }
    return count;
  }

  private static void limit(float[] iq, int offset, int samples) {
    for (int k = offset; k < offset + 2 * samples; k += 2) {
      float power = iq[k] * iq[k] + iq[k + 1] * iq[k + 1];
      if (power > 0.999f) {
        float scale = (float) (0.999 / Math.sqrt(power));
        iq[k] *= scale;
        iq[k + 1] *= scale;
      }
    }
  }

  @Override
  public void close() {
    signal.close();
  }
}
