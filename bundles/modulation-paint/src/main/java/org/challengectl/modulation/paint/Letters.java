package org.challengectl.modulation.paint;

import org.challengectl.modulation.kit.Lettering;
import org.challengectl.modulation.kit.Picture;
import org.challengectl.signal.Parameters;

/** Sets a text in as few lines as can still be read in an ordinary waterfall. */
final class Letters {

  /** A dot that is narrower is lost between a receiver's bins, unless it looks closely. */
  private static final double DOT_HZ = 400;

  /** Receivers of narrow bands look closely: so many dots can be told apart in any. */
  private static final int DOTS = 30;

  /** A dot that is shorter is lost between a receiver's lines. */
  private static final double DOT_SECONDS = 0.05;

  private Letters() {}

  static Picture page(String text, Parameters parameters) {
    double widthHz = parameters.number("width_hz");
    double seconds = parameters.number("seconds");
    Picture best = Lettering.page(text, text.length());
    double bestDot = dot(best, widthHz, seconds);
    for (int letters = text.length() - 1; letters > 0 && bestDot < 1; letters--) {
      Picture page = Lettering.page(text, letters);
      double dot = dot(page, widthHz, seconds);
      if (dot > bestDot) {
        best = page;
        bestDot = dot;
      }
    }
    return best;
  }

  /** The smaller side of a dot, 1 where it is as large as needed. */
  private static double dot(Picture page, double widthHz, double seconds) {
    return Math.min(
        widthHz / page.width() / Math.min(DOT_HZ, widthHz / DOTS),
        seconds / page.height() / DOT_SECONDS);
  }
}
