package org.challengectl.modulation.paint;

import java.time.Duration;
import org.challengectl.dsp.ComplexOscillator;
import org.challengectl.signal.Band;
import org.challengectl.signal.Signal;

/** A signal beside the carrier. */
record ShiftedSignal(Signal signal, double byHz, ComplexOscillator oscillator) implements Signal {

  static Signal of(Signal signal, double byHz, int sampleRateHz) {
    return byHz == 0
        ? signal
        : new ShiftedSignal(signal, byHz, new ComplexOscillator(byHz, sampleRateHz));
  }

  @Override
  public Duration duration() {
    return signal.duration();
  }

  @Override
  public long sampleCount() {
    return signal.sampleCount();
  }

  @Override
  public Band occupiedBand() {
    Band band = signal.occupiedBand();
    return new Band(band.lowHz() + byHz, band.highHz() + byHz);
  }

  @Override
  public int read(float[] iq, int offset, int samples) {
    int count = signal.read(iq, offset, samples);
    if (count > 0) {
      oscillator.mix(iq, offset, count);
    }
    return count;
  }

  @Override
  public void close() {
    signal.close();
  }
}
