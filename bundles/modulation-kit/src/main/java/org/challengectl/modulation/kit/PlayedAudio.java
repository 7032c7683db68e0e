package org.challengectl.modulation.kit;

import java.util.Arrays;
import org.challengectl.dsp.audio.AudioStream;

/**
 * A file being played, at the rate of its stream, then silence.
 *
 * @param stream is closed with this
 */
public record PlayedAudio(AudioStream stream) implements AudioSource {

  @Override
  public void read(float[] out, int offset, int samples) {
    int filled = 0;
    for (int n = 0; n >= 0 && filled < samples; ) {
      n = stream.read(out, offset + filled, samples - filled);
      filled += Math.max(0, n);
    }
    Arrays.fill(out, offset + filled, offset + samples, 0);
  }

  @Override
  public void close() {
    stream.close();
  }
}
