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

  /** When the present burst began. */
  private double origin;

  /**
   * @param leadSeconds before the first symbol begins
   */
  FrequencyKeyingSource(FrequencyKeying keying, double leadSeconds, int rateHz) {
    this.keying = keying;
    symbolsPerSample = keying.symbolsPerSecond() / rateHz;
    lead = leadSeconds * keying.symbolsPerSecond();
    origin = lead;
    cycle = keying.symbols() + keying.gapSeconds() * keying.symbolsPerSecond();
    modulator = new FmModulator(1, rateHz);
    near = new float[2 * keying.shape().reach() + 1];
  }

  @Override
  public void read(float[] iq, int offset, int samples) {
    for (int done = 0; done < samples; done += BLOCK) {
      int count = Math.min(BLOCK, samples - done);
      for (int n = 0; n < count; ) {
        n += next(n, count - n);
      }
      int from = offset + 2 * done;
      modulator.execute(hz, 0, count, iq, from);
      for (int n = 0; n < count; n++) {
        iq[from + 2 * n] *= level[n];
        iq[from + 2 * n + 1] *= level[n];
      }
    }
  }

  /** Fills in some samples from an index on, and says how many. */
  private int next(int index, int room) {
    double time = sample * symbolsPerSample - origin;
    if (time >= cycle - FrequencyKeying.RAMP_SYMBOLS && burst < keying.bursts() - 1) {
      burst++;
      origin = lead + burst * cycle;
      time = sample * symbolsPerSample - origin;
    }
    if (time < 0 || time >= keying.symbols()) {
      double inside = Math.min(time, keying.symbols() - time) / FrequencyKeying.RAMP_SYMBOLS;
      level[index] = (float) (AMPLITUDE * Edges.raised(1 + inside));
      hz[index] = tone(time < 0 ? 0 : keying.symbols() - 1);
      sample++;
      return 1;
    }
    return symbol((long) time, index, room);
  }

  /** Fills in what is left of a symbol, or all that there is room for. */
  private int symbol(long symbol, int index, int room) {
    int reach = keying.shape().reach();
    if (symbol != present) {
      present = symbol;
      for (int n = 0; n < near.length; n++) {
        near[n] = tone(symbol + n - reach);
      }
    }
    float own = near[reach];
    double flank = keying.shape().flank();
    double start = origin + symbol;
    int done = 0;
    while (done < room) {
      double time = sample * symbolsPerSample - start;
      if (time >= 1 && done > 0) {
        break;
      }
      boolean settled = time >= flank && time <= 1 - flank;
      hz[index + done] = settled ? own : keying.shape().mean(near, time);
      level[index + done] = AMPLITUDE;
      sample++;
      done++;
    }
    return done;
  }

  /** The tone of a symbol; before and after all of them, that of the first or the last one. */
  private float tone(long symbol) {
    return keying.tones().hz(Math.max(0, Math.min(symbol, keying.symbols() - 1)));
  }
}
