package org.challengectl.modulation.kit;

import java.util.Arrays;
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

  /** Whether the level changes in the present block. */
  private boolean ramps;

  /** Samples of silence in the present block. */
  private int silent;

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
      ramps = false;
      silent = 0;
      for (int n = 0; n < count; ) {
        n += next(n, count - n);
      }
      int from = offset + 2 * done;
      if (silent == count) {
        Arrays.fill(iq, from, from + 2 * count, 0);
      } else {
        modulator.execute(hz, 0, count, iq, from);
        scale(iq, from, count);
      }
    }
  }

  private void scale(float[] iq, int from, int count) {
    if (ramps) {
      for (int n = 0; n < count; n++) {
        iq[from + 2 * n] *= level[n];
        iq[from + 2 * n + 1] *= level[n];
      }
    } else {
      for (int k = from; k < from + 2 * count; k++) {
        iq[k] *= AMPLITUDE;
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
    if (time >= 0 && time < keying.symbols()) {
      return symbol((long) time, index, room);
    }
    double inside = Math.min(time, keying.symbols() - time) / FrequencyKeying.RAMP_SYMBOLS;
    if (inside <= -1) {
      return silence(time, index, room);
    }
    level[index] = (float) (AMPLITUDE * Edges.raised(1 + inside));
    hz[index] = tone(time < 0 ? 0 : keying.symbols() - 1);
    ramps = true;
    sample++;
    return 1;
  }

  /** Fills in what is left of a silence, or all that there is room for. */
  private int silence(double time, int index, int room) {
    double end = Double.MAX_VALUE;
    if (time < 0) {
      end = -FrequencyKeying.RAMP_SYMBOLS;
    } else if (burst < keying.bursts() - 1) {
      end = cycle - FrequencyKeying.RAMP_SYMBOLS;
    }
    int count = (int) Math.max(1, Math.min(room, (end - time) / symbolsPerSample));
    Arrays.fill(hz, index, index + count, 0);
    Arrays.fill(level, index, index + count, 0);
    ramps = true;
    silent += count;
    sample += count;
    return count;
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
    double flank = keying.shape().flank();
    double start = origin + symbol;
    int done = 0;
    while (done < room) {
      double time = sample * symbolsPerSample - start;
      if (time >= 1 && done > 0) {
        break;
      }
      int count = 1;
      if (time >= flank && time <= 1 - flank) {
        count = (int) Math.min(room - done, 1 + (1 - flank - time) / symbolsPerSample);
        Arrays.fill(hz, index + done, index + done + count, near[reach]);
      } else {
        hz[index + done] = keying.shape().mean(near, time);
      }
      sample += count;
      done += count;
    }
    Arrays.fill(level, index, index + done, AMPLITUDE);
    return done;
  }

  /** The tone of a symbol; before and after all of them, that of the first or the last one. */
  private float tone(long symbol) {
    return keying.tones().hz(Math.max(0, Math.min(symbol, keying.symbols() - 1)));
  }
}
