package org.challengectl.modulation.paint;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.challengectl.dsp.BasebandSource;
import org.challengectl.dsp.Window;

/**
 * Silence, then the lines, each as many symbols as its time allows, then silence. Symbols fade into
 * each other over half of their length, so there is no splatter, and each begins at another place
 * of its period, so that receivers see no comb of carriers. The two fading factors add up to one:
 * what fits under the ceiling alone also fits together.
 */
final class PaintSource implements BasebandSource {

  /** Silence before and after the picture. */
  static final double MARGIN_SECONDS = 0.2;

  private static final int SEED = 1;

  private final Canvas canvas;
  private final long symbols;
  private final LineShaper shaper;
  private final float level;
  private final int size;
  private final float[] window;
  private final float[] block;
  private final SplittableRandom random = new SplittableRandom(SEED);
  private float[] rising;
  private float[] falling;
  private int risingFrom;
  private int fallingFrom;
  private int row = -1;
  private long symbol;
  private long silence;
  private int from;

  /**
   * @param symbols that the lines are spread over evenly
   * @param level factor for all samples
   */
  PaintSource(Canvas canvas, long symbols, LineShaper shaper, float level, double rateHz) {
    this.canvas = canvas;
    this.symbols = symbols;
    this.shaper = shaper;
    this.level = level;
    size = 2 * canvas.carriers();
    window = Window.HANN.coefficients(size);
    block = new float[size];
    rising = new float[2 * size];
    falling = new float[2 * size];
    silence = Math.round(MARGIN_SECONDS * rateHz);
    from = block.length;
  }

  @Override
  public void read(float[] iq, int offset, int samples) {
    int to = offset;
    int end = offset + 2 * samples;
    while (to < end) {
      if (silence > 0) {
        int count = (int) Math.min(silence, (end - to) / 2);
        Arrays.fill(iq, to, to + 2 * count, 0);
        silence -= count;
        to += 2 * count;
      } else if (from == block.length) {
        next();
      } else {
        int count = Math.min(end - to, block.length - from);
        System.arraycopy(block, from, iq, to, count);
        from += count;
        to += count;
      }
    }
  }

  /** The next half symbol: one fades out, one fades in. */
  private void next() {
    if (symbol > symbols) {
      silence = Long.MAX_VALUE;
      return;
    }
    float[] last = falling;
    falling = rising;
    fallingFrom = risingFrom;
    rising = last;
    risingFrom = random.nextInt(size);
    int wanted = symbol < symbols ? (int) (symbol * canvas.rows() / symbols) : canvas.rows();
    if (wanted == canvas.rows()) {
      Arrays.fill(rising, 0);
    } else if (wanted == row) {
      System.arraycopy(falling, 0, rising, 0, rising.length);
    } else {
      shape(wanted);
    }
    blend();
    symbol++;
    from = 0;
  }

  private void shape(int wanted) {
    shaper.shape(wanted, rising);
    for (int n = 0; n < rising.length; n++) {
      rising[n] *= level;
    }
    row = wanted;
  }

  private void blend() {
    int half = size / 2;
    for (int n = 0; n < half; n++) {
      int in = 2 * ((risingFrom + n) & (size - 1));
      int out = 2 * ((fallingFrom + half + n) & (size - 1));
      float up = window[n];
      float down = window[half + n];
      block[2 * n] = up * rising[in] + down * falling[out];
      block[2 * n + 1] = up * rising[in + 1] + down * falling[out + 1];
    }
  }
}
