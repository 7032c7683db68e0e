package org.challengectl.modulation.kit;

/**
 * How the frequency of a keyed carrier goes from symbol to symbol. Each symbol contributes a pulse
 * that is one symbol long and whose flanks reach into its neighbours; at any time the pulses of all
 * symbols sum up to one.
 */
public final class FrequencyShape {

  private static final int PHASES = 512;

  private final int reach;
  private final int taps;
  private final double edge;
  private final double flank;

  /**
   * Weights of the symbols from {@code -reach} to {@code reach}, for each phase within a symbol.
   */
  private final float[] weights;

  /** What share of the way from one symbol to the next is done at a time in symbols. */
  @FunctionalInterface
  private interface Flank {
    double at(double time);
  }

  private FrequencyShape(int reach, double edge, double flank, Flank way) {
    this.reach = reach;
    this.edge = edge;
    this.flank = flank;
    taps = 2 * reach + 1;
    weights = new float[(PHASES + 1) * taps];
    for (int phase = 0; phase <= PHASES; phase++) {
      double time = phase / (double) PHASES;
      double sum = 0;
      double[] row = new double[taps];
      for (int tap = 0; tap < taps; tap++) {
        double since = time - (tap - reach);
        row[tap] = way.at(since) - way.at(since - 1);
        sum += row[tap];
      }
      for (int tap = 0; tap < taps; tap++) {
        weights[phase * taps + tap] = (float) (row[tap] / sum);
      }
    }
  }

  /**
   * The frequency stays, then follows a raised cosine to the next symbol's.
   *
   * @param part how much of a symbol the change takes, 0.25 to 1
   */
  public static FrequencyShape raised(double part) {
    if (!(part >= 0.25) || !(part <= 1)) {
      throw new IllegalArgumentException("no flanks of " + part + " symbols");
    }
    return new FrequencyShape(1, 1 + 1.5 / part, part / 2, time -> Edges.raised(time / part + 0.5));
  }

  /**
   * The frequency passes a Gaussian filter (K. Murota and K. Hirade, "GMSK modulation for digital
   * mobile radio telephony", 1981).
   *
   * @param bandwidthTime 3 dB bandwidth of the filter in symbol rates, 0.2 to 2
   */
  public static FrequencyShape gaussian(double bandwidthTime) {
    if (!(bandwidthTime >= 0.2) || !(bandwidthTime <= 2)) {
      throw new IllegalArgumentException("no Gaussian filter with BT " + bandwidthTime);
    }
    double sigma = Math.sqrt(Math.log(2)) / (2 * Math.PI * bandwidthTime);
    int reach = (int) Math.ceil(4.5 * sigma);
    return new FrequencyShape(reach, 1.5 + 3 * bandwidthTime, 1, time -> normal(time / sigma));
  }

  /** How many symbols before and after the present one are felt. */
  int reach() {
    return reach;
  }

  /** Beyond so many symbol rates from the tones, less than -40 dB of the power are left. */
  double edge() {
    return edge;
  }

  /** How long after a symbol's start, and before its end, its neighbours are felt, in symbols. */
  double flank() {
    return flank;
  }

  /**
   * The weighted mean of a symbol and its neighbours.
   *
   * @param symbols {@code 2 * reach + 1} values, the present symbol in the middle
   * @param time since the present symbol began, 0 to 1
   */
  float mean(float[] symbols, double time) {
    double position = Math.max(0, time * PHASES);
    int phase = Math.min(PHASES - 1, (int) position);
    float rest = (float) (position - phase);
    int row = phase * taps;
    float sum = 0;
    for (int tap = 0; tap < taps; tap++) {
      float weight = weights[row + tap];
      sum += symbols[tap] * (weight + rest * (weights[row + taps + tap] - weight));
    }
    return sum;
  }

  /** The normal distribution (Abramowitz and Stegun, 7.1.26), errors below 1e-7. */
  private static double normal(double x) {
    double z = Math.abs(x) / Math.sqrt(2);
    double t = 1 / (1 + 0.3275911 * z);
    double series =
        t
            * (0.254829592
                + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
    double half = 0.5 * series * Math.exp(-z * z);
    return x < 0 ? half : 1 - half;
  }
}
