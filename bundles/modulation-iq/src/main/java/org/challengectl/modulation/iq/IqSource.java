package org.challengectl.modulation.iq;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.challengectl.dsp.BasebandSource;
import org.challengectl.modulation.kit.Carrier;

/** Silence, the recording at its own rate with soft ends, silence. */
final class IqSource implements BasebandSource {

  private static final double RAMP_SECONDS = 0.001;

  private final IqReader reader;
  private final long length;
  private final long ramp;
  private final float gain;
  private long lead;
  private long position;

  IqSource(IqRecording recording, double gain) throws IOException {
    reader = new IqReader(recording);
    this.gain = (float) gain;
    length = recording.samples();
    ramp = Math.max(1, Math.min(length / 2, Math.round(RAMP_SECONDS * recording.rateHz())));
    lead = Math.round(Carrier.MARGIN_SECONDS * recording.rateHz());
  }

  @Override
  public void read(float[] iq, int offset, int samples) {
    int silent = (int) Math.min(samples, lead);
    Arrays.fill(iq, offset, offset + 2 * silent, 0);
    lead -= silent;
    int done = silent;
    try {
      while (done < samples && position < length) {
        int count = reader.read(iq, offset + 2 * done, samples - done);
        shape(iq, offset + 2 * done, count);
        position += count;
        done += count;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Arrays.fill(iq, offset + 2 * done, offset + 2 * samples, 0);
  }

  private void shape(float[] iq, int offset, int samples) {
    for (int n = 0; n < samples; n++) {
      long inside = Math.min(position + n, length - 1 - position - n);
      float level = inside >= ramp ? gain : gain * (inside + 0.5f) / ramp;
      iq[offset + 2 * n] *= level;
      iq[offset + 2 * n + 1] *= level;
    }
  }

  @Override
  public void close() {
    try {
      reader.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
