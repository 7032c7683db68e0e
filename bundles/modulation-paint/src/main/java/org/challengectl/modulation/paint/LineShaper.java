package org.challengectl.modulation.paint;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.challengectl.dsp.Fft;

/**
 * Makes one period of each line's signal, with phases that keep its envelope flat: clipping in time
 * and restoring the amplitudes in frequency in turn (R. W. Gerchberg and W. O. Saxton, 1972; E. van
 * der Ouderaa et al., "Peak factor minimization using a time-frequency domain swapping algorithm",
 * 1988). Each line starts from the phases of the one before, so a few rounds are enough.
 */
final class LineShaper {

  /** Four times the width, so that hardly any peak hides between samples. */
  private static final int OVERSAMPLING = 4;

  /** Between such samples a peak is at most 1 / cos(pi / 8) higher. */
  private static final float CEILING = 0.92f;

  private static final int FIRST_ROUNDS = 30;
  private static final int ROUNDS = 4;
  private static final int SEED = 20;

  private final Canvas canvas;
  private final int firstRounds;
  private final int rounds;
  private final int carriers;
  private final int size;
  private final Fft fft;
  private final float[] work;
  private final float[] phases;
  private final float[] amplitudes;
  private final float[] before;
  private boolean started;
  private float peak;

  private LineShaper(Canvas canvas, int firstRounds, int rounds) {
    this.canvas = canvas;
    this.firstRounds = firstRounds;
    this.rounds = rounds;
    carriers = canvas.carriers() - 1;
    size = OVERSAMPLING * canvas.carriers();
    fft = new Fft(size);
    work = new float[2 * size];
    phases = new float[2 * carriers];
    amplitudes = new float[carriers];
    before = new float[carriers];
    SplittableRandom random = new SplittableRandom(SEED);
    for (int k = 0; k < carriers; k++) {
      double phase = 2 * Math.PI * random.nextDouble();
      phases[2 * k] = (float) Math.cos(phase);
      phases[2 * k + 1] = (float) Math.sin(phase);
    }
  }

  /** With a flat envelope. */
  static LineShaper flat(Canvas canvas) {
    return new LineShaper(canvas, FIRST_ROUNDS, ROUNDS);
  }

  /** With any envelope; the power spectrum is the same. */
  static LineShaper quick(Canvas canvas) {
    return new LineShaper(canvas, 0, 0);
  }

  /**
   * Factor for all lines alike, so that equal brightness is equal level and no sample exceeds 1.
   */
  static float level(Canvas canvas) {
    LineShaper shaper = flat(canvas);
    float[] symbol = new float[4 * canvas.carriers()];
    float highest = 0;
    for (int row = 0; row < canvas.rows(); row++) {
      shaper.shape(row, symbol);
      highest = Math.max(highest, shaper.peak);
    }
    return CEILING / highest;
  }

  /**
   * One period of a line; lines must be asked for in their order.
   *
   * @param symbol receives two samples per carrier
   */
  void shape(int row, float[] symbol) {
    canvas.amplitudes(row, amplitudes);
    double power = 0;
    for (float amplitude : amplitudes) {
      power += amplitude * (double) amplitude;
    }
    if (power == 0) {
      peak = 0;
      Arrays.fill(symbol, 0);
      return;
    }
    if (!Arrays.equals(amplitudes, before)) {
      improve((float) Math.sqrt(power));
      System.arraycopy(amplitudes, 0, before, 0, carriers);
    }
    toTime();
    peak = 0;
    for (int n = 0; n < 2 * size; n += 2) {
      peak = Math.max(peak, work[n] * work[n] + work[n + 1] * work[n + 1]);
    }
    peak = (float) Math.sqrt(peak);
    for (int n = 0; n < symbol.length; n += 2) {
      symbol[n] = work[2 * n];
      symbol[n + 1] = work[2 * n + 1];
    }
  }

  private void improve(float ceiling) {
    for (int round = started ? rounds : firstRounds; round > 0; round--) {
      toTime();
      for (int n = 0; n < 2 * size; n += 2) {
        float square = work[n] * work[n] + work[n + 1] * work[n + 1];
        if (square > ceiling * ceiling) {
          float factor = ceiling / (float) Math.sqrt(square);
          work[n] *= factor;
          work[n + 1] *= factor;
        }
      }
      fft.forward(work, 0);
      for (int k = 0; k < carriers; k++) {
        takePhase(k, 2 * bin(k));
      }
    }
    started = true;
  }

  private void takePhase(int k, int from) {
    float length = (float) Math.hypot(work[from], work[from + 1]);
    if (length > 1e-6f) {
      phases[2 * k] = work[from] / length;
      phases[2 * k + 1] = work[from + 1] / length;
    }
  }

  private int bin(int k) {
    return (k - carriers / 2 + size) % size;
  }

  private void toTime() {
    Arrays.fill(work, 0);
    for (int k = 0; k < carriers; k++) {
      int to = 2 * bin(k);
      work[to] = size * amplitudes[k] * phases[2 * k];
      work[to + 1] = size * amplitudes[k] * phases[2 * k + 1];
    }
    fft.inverse(work, 0);
  }
}
