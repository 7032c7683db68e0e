package org.challengectl.modulation.fhss;

import org.challengectl.dsp.ComplexOscillator;
import org.challengectl.modulation.kit.ChangedSignal;
import org.challengectl.signal.Band;
import org.challengectl.signal.Signal;

/**
 * A signal that is moved to another channel at each hop. The level falls and rises softly around
 * each hop, so that switching does not splatter.
 */
final class HoppingSignal extends ChangedSignal {

  /** On each side of a hop: the level is below its half for as long. */
  private static final double RAMP_SECONDS = 0.0004;

  private final HopPlan plan;
  private final int sampleRateHz;
  private final ComplexOscillator oscillator;
  private final float[] rise;
  private int hop = -1;
  private long hopStart;
  private long hopEnd;
  private long sample;

  HoppingSignal(Signal still, HopPlan plan, int sampleRateHz) {
    super(still);
    this.plan = plan;
    this.sampleRateHz = sampleRateHz;
    oscillator = new ComplexOscillator(0, sampleRateHz);
    rise = new float[(int) Math.ceil(RAMP_SECONDS * sampleRateHz)];
    for (int n = 0; n < rise.length; n++) {
      rise[n] = (float) (0.5 - 0.5 * Math.cos(Math.PI * (n + 0.5) / rise.length));
    }
  }

  @Override
  public Band occupiedBand() {
    return plan.occupied(super.occupiedBand());
  }

  @Override
  protected void change(float[] iq, int offset, int samples) {
    int done = 0;
    while (done < samples) {
      if (sample >= hopEnd) {
        nextHop();
      }
      int part = (int) Math.min(samples - done, hopEnd - sample);
      int at = offset + 2 * done;
      oscillator.mix(iq, at, part);
      soften(iq, at, part);
      sample += part;
      done += part;
    }
  }

  private void nextHop() {
    hop++;
    hopStart = plan.startSample(hop, sampleRateHz);
    hopEnd = plan.startSample(hop + 1, sampleRateHz);
    if (hop < plan.hops()) {
      oscillator.setFrequencyHz(plan.offsetHz(hop));
    }
  }

  private void soften(float[] iq, int offset, int samples) {
    long untilRisen = hopStart + rise.length - sample;
    for (int n = 0; n < Math.min(samples, untilRisen); n++) {
      scale(iq, offset + 2 * n, rise[(int) (sample - hopStart) + n]);
    }
    long falling = Math.max(0, hopEnd - rise.length - sample);
    for (long n = falling; n < samples; n++) {
      scale(iq, offset + 2 * (int) n, rise[(int) (hopEnd - 1 - sample - n)]);
    }
  }

  private static void scale(float[] iq, int at, float level) {
    iq[at] *= level;
    iq[at + 1] *= level;
  }
}
