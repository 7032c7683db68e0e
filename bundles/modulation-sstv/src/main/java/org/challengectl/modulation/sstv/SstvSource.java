package org.challengectl.modulation.sstv;

import org.challengectl.modulation.kit.AudioSource;
import org.challengectl.modulation.kit.Picture;

/**
 * The subcarrier of a picture. Its phase is the integral of the frequency over exact time, so that
 * neither changes between two samples nor long pictures shift anything.
 */
final class SstvSource implements AudioSource {

  /** At both ends, so that the tone does not click; the last one follows the last line. */
  private static final double FADE_SECONDS = 0.005;

  private static final double SAMPLE = 1.0 / RATE_HZ;

  private final Mode mode;
  private final Picture picture;
  private final int step;
  private final double length;
  private final Script script = new Script();
  private int row = -1;
  private int index;
  private double scriptStart;
  private double phase;
  private long sample;

  /**
   * @param step 1 to send it; 3 for a third of it, every third line after a header as short
   */
  SstvSource(Mode mode, Picture picture, int step) {
    this.mode = mode;
    this.picture = picture;
    this.step = step;
    length = seconds(mode, step);
    mode.header(script, step);
  }

  /** How long a picture takes. */
  static double seconds(Mode mode, int step) {
    Picture blank = new Picture(Mode.WIDTH, 2, new int[2 * Mode.WIDTH]);
    Script script = new Script();
    mode.header(script, step);
    double first = script.seconds();
    script.clear();
    mode.line(blank, 0, script);
    first += script.seconds();
    script.clear();
    mode.line(blank, 1, script);
    int more = (mode.lines() - 1) / step;
    return first + more * script.seconds() + FADE_SECONDS;
  }

  @Override
  public void read(float[] out, int offset, int samples) {
    for (int n = offset; n < offset + samples; n++) {
      double start = sample * SAMPLE;
      out[n] = (float) (envelope(start) * Math.sin(2 * Math.PI * phase));
      phase += turns(start, start + SAMPLE);
      phase -= Math.floor(phase);
      sample++;
    }
  }

  private double envelope(double seconds) {
    double inside = Math.min(seconds, length - seconds) / FADE_SECONDS;
    if (inside >= 1) {
      return 1;
    }
    return inside <= 0 ? 0 : 0.5 - 0.5 * Math.cos(Math.PI * inside);
  }

  /** Integral of the frequency from one time to another. */
  private double turns(double from, double to) {
    double sum = 0;
    double at = from;
    while (at < to) {
      if (index == script.count() && !nextLine()) {
        return sum + (to - at) * Script.BLACK_HZ;
      }
      double end = scriptStart + script.end(index);
      if (end > to) {
        return sum + (to - at) * script.hz(index);
      }
      sum += Math.max(0, end - at) * script.hz(index);
      at = Math.max(at, end);
      index++;
    }
    return sum;
  }

  private boolean nextLine() {
    int next = row < 0 ? 0 : row + step;
    if (next >= mode.lines()) {
      return false;
    }
    row = next;
    scriptStart += script.seconds();
    script.clear();
    mode.line(picture, row, script);
    index = 0;
    return true;
  }
}
