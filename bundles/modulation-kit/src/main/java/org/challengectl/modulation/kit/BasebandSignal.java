package org.challengectl.modulation.kit;

import java.time.Duration;
import org.challengectl.dsp.BasebandSource;
import org.challengectl.dsp.BasebandStream;
import org.challengectl.signal.Band;
import org.challengectl.signal.Signal;

/** One transmission; keeps open what its samples are made from. */
record BasebandSignal(
    BasebandSource source,
    BasebandStream stream,
    long sampleCount,
    int sampleRateHz,
    Band occupiedBand)
    implements Signal {

  @Override
  public Duration duration() {
    return Duration.ofNanos(Math.round(sampleCount * 1e9 / sampleRateHz));
  }

  @Override
  public int read(float[] iq, int offset, int samples) {
    return stream.read(iq, offset, samples);
  }

  @Override
  public void close() {
    source.close();
  }
}
