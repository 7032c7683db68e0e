package org.challengectl.dsp.internal;

/**
 * Evaluates one piece of a cubic B-spline at evenly spaced points. Long runs of complex samples are
 * made component by component, which the compiler turns into vector instructions; for short ones
 * that does not pay.
 */
final class CubicRun {

  private static final int LONG = 48;

  private final float[] steps;
  private final float[] inPhase;
  private final float[] quadrature;

  /**
   * @param spacing of the points, as a part of a piece
   * @param longest run
   */
  CubicRun(double spacing, int longest) {
    steps = new float[longest];
    for (int k = 0; k < longest; k++) {
      steps[k] = (float) (k * spacing);
    }
    inPhase = new float[longest];
    quadrature = new float[longest];
  }

  /**
   * A run of real samples.
   *
   * @param window holds the spline's four weights from index {@code x} on
   * @param start first point, 0 to 1
   */
  void real(float[] window, int x, float start, int run, float[] out, int outOffset) {
    float x0 = window[x];
    float x1 = window[x + 1];
    float x2 = window[x + 2];
    float x3 = window[x + 3];
    float c0 = constant(x0, x1, x2);
    float c1 = linear(x0, x2);
    float c2 = square(x0, x1, x2);
    float c3 = cube(x0, x1, x2, x3);
    for (int k = 0; k < run; k++) {
      float t = start + steps[k];
      out[outOffset + k] = ((c3 * t + c2) * t + c1) * t + c0;
    }
  }

  /** A run of complex samples; see {@link #real}. */
  void complex(float[] window, int x, float start, int run, float[] out, int outOffset) {
    float i0 = window[x];
    float q0 = window[x + 1];
    float i1 = window[x + 2];
    float q1 = window[x + 3];
    float i2 = window[x + 4];
    float q2 = window[x + 5];
    float i3 = window[x + 6];
    float q3 = window[x + 7];
    float ci0 = constant(i0, i1, i2);
    float ci1 = linear(i0, i2);
    float ci2 = square(i0, i1, i2);
    float ci3 = cube(i0, i1, i2, i3);
    float cq0 = constant(q0, q1, q2);
    float cq1 = linear(q0, q2);
    float cq2 = square(q0, q1, q2);
    float cq3 = cube(q0, q1, q2, q3);
    if (run < LONG) {
      for (int k = 0; k < run; k++) {
        float t = start + steps[k];
        out[outOffset + 2 * k] = ((ci3 * t + ci2) * t + ci1) * t + ci0;
        out[outOffset + 2 * k + 1] = ((cq3 * t + cq2) * t + cq1) * t + cq0;
      }
    } else {
      component(inPhase, run, start, ci0, ci1, ci2, ci3);
      component(quadrature, run, start, cq0, cq1, cq2, cq3);
      for (int k = 0; k < run; k++) {
        out[outOffset + 2 * k] = inPhase[k];
        out[outOffset + 2 * k + 1] = quadrature[k];
      }
    }
  }

  private void component(
      float[] out, int run, float start, float c0, float c1, float c2, float c3) {
    float[] from = steps;
    for (int k = 0; k < run; k++) {
      float t = start + from[k];
      out[k] = ((c3 * t + c2) * t + c1) * t + c0;
    }
  }

  private static float constant(float x0, float x1, float x2) {
    return (x0 + 4 * x1 + x2) * (1 / 6f);
  }

  private static float linear(float x0, float x2) {
    return 0.5f * (x2 - x0);
  }

  private static float square(float x0, float x1, float x2) {
    return 0.5f * (x0 + x2) - x1;
  }

  private static float cube(float x0, float x1, float x2, float x3) {
    return (x3 - x0 + 3 * (x1 - x2)) * (1 / 6f);
  }
}
