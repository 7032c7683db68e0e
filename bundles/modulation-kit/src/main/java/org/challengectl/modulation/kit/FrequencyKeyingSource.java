package org.challengectl.modulation.kit;

import org.challengectl.dsp.BasebandSource;
import org.challengectl.dsp.FmModulator;

/** The samples of a {@link FrequencyKeying}. Times are counted in symbols. */
final class FrequencyKeyingSource implements BasebandSource {

  private static final float AMPLITUDE = 0.95f;
  private static final int BLOCK = 256;

  private final FrequencyKeying keying;
  private final double symbolsPerSample;
  private final double lead;
  private final double cycle;
  private final FmModulator modulator;
  private final float[] hz = new float[BLOCK];
  private final float[] level = new float[BLOCK];
  private final float[] near;
  private long present = -1;
  private long sample;
  private long burst;

  /**
   * @param leadSeconds before the first symbol begins
   */
  FrequencyKeyingSource(FrequencyKeying keying, double leadSeconds, int rateHz) {
    this.keying = keying;
    symbolsPerSample = keying.symbolsPerSecond() / rateHz;
    lead = leadSeconds * keying.symbolsPerSecond();
    cycle = keying.symbols() + keying.gapSeconds() * keying.symbolsPerSecond();
    modulator = new FmModulator(1, rateHz);
    near = new float[2 * keying.shape().reach() + 1];
  }

  @Override
  public void read(float[] iq, int offset, int samples) {
    for (int done = 0; done < samples; done += BLOCK) {
      int count = Math.min(BLOCK, samples - done);
      for (int n = 0; n < count; n++) {
        next(n);
      }
      int from = offset + 2 * done;
      modulator.execute(hz, 0, count, iq, from);
      for (int n = 0; n < count; n++) {
        iq[from + 2 * n] *= level[n];
        iq[from + 2 * n + 1] *= level[n];
      }
    }
  }

  private void next(int index) {
    double time = sample++ * symbolsPerSample - lead - burst * cycle;
    if (time >= cycle - FrequencyKeying.RAMP_SYMBOLS && burst < keying.bursts() - 1) {
      burst++;
      time -= cycle;
    }
    double inside = Math.min(time, keying.symbols() - time) / FrequencyKeying.RAMP_SYMBOLS;
    level[index] = (float) (AMPLITUDE * Edges.raised(1 + inside));
    hz[index] = tone(Math.max(0, Math.min(time, keying.symbols() - 1e-9)));
  }

  private float tone(double time) {
    long symbol = Math.min((long) time, keying.symbols() - 1);
    if (symbol != present) {
      present = symbol;
      int reach = keying.shape().reach();
      for (int n = 0; n < near.length; n++) {
        near[n] =
            keying.tones().hz(Math.max(0, Math.min(symbol + n - reach, keying.symbols() - 1)));
      }
    }
    return keying.shape().mean(near, time - symbol);
  }
}
