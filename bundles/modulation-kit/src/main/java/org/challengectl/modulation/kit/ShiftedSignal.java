package org.challengectl.modulation.kit;

import org.challengectl.dsp.ComplexOscillator;
import org.challengectl.signal.Band;
import org.challengectl.signal.Signal;

/** A signal beside the carrier. */
public final class ShiftedSignal extends ChangedSignal {

  private final double byHz;
  private final ComplexOscillator oscillator;

  private ShiftedSignal(Signal signal, double byHz, int sampleRateHz) {
    super(signal);
    this.byHz = byHz;
    oscillator = new ComplexOscillator(byHz, sampleRateHz);
  }

  /** The signal, moved up by so much; itself if that is nothing. */
  public static Signal of(Signal signal, double byHz, int sampleRateHz) {
    return byHz == 0 ? signal : new ShiftedSignal(signal, byHz, sampleRateHz);
  }

  @Override
  public Band occupiedBand() {
    Band band = super.occupiedBand();
    return new Band(band.lowHz() + byHz, band.highHz() + byHz);
  }

  @Override
  protected void change(float[] iq, int offset, int samples) {
    oscillator.mix(iq, offset, samples);
  }
}
