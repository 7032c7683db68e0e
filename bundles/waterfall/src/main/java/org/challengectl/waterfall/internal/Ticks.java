package org.challengectl.waterfall.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Round numbers along an axis. */
final class Ticks {

  private Ticks() {}

  /** The smallest of 1, 2, 5 times a power of ten that gives at most {@code most} steps. */
  static double step(double range, int most) {
    double least = range / Math.max(1, most);
    double power = Math.pow(10, Math.floor(Math.log10(least)));
    for (double factor : new double[] {1, 2, 5}) {
      if (factor * power >= least * (1 - 1e-9)) {
        return factor * power;
      }
    }
    return 10 * power;
  }

  /** Multiples of {@code step} from {@code low} to {@code high}. */
  static List<Double> between(double low, double high, double step) {
    List<Double> ticks = new ArrayList<>();
    long last = (long) Math.floor(high / step + 1e-9);
    for (long k = (long) Math.ceil(low / step - 1e-9); k <= last; k++) {
      ticks.add(k * step);
    }
    return ticks;
  }

  /** A number with as many decimals as multiples of {@code step} need. */
  static String text(double value, double step) {
    int decimals = (int) Math.max(0, Math.ceil(-Math.log10(step) - 1e-9));
    double shown = Math.abs(value) < step / 1e6 ? 0 : value;
    return String.format(Locale.ROOT, "%." + decimals + "f", shown);
  }
}
