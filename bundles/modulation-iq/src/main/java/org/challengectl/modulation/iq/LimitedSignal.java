package org.challengectl.modulation.iq;

import org.challengectl.modulation.kit.ChangedSignal;
import org.challengectl.signal.Signal;

/** A signal whose peaks are held at full scale, where resampling has raised them above. */
final class LimitedSignal extends ChangedSignal {

  private static final float LIMIT = 0.999f;

  LimitedSignal(Signal signal) {
    super(signal);
  }

  @Override
  protected void change(float[] iq, int offset, int samples) {
    for (int k = offset; k < offset + 2 * samples; k += 2) {
      float power = iq[k] * iq[k] + iq[k + 1] * iq[k + 1];
      if (power > LIMIT * LIMIT) {
        float scale = (float) (LIMIT / Math.sqrt(power));
        iq[k] *= scale;
        iq[k + 1] *= scale;
      }
    }
  }
}
