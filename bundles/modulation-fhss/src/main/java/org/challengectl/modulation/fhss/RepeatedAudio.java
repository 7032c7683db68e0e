package org.challengectl.modulation.fhss;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.challengectl.modulation.kit.Audio;
import org.challengectl.modulation.kit.AudioSource;

/** Audio that starts again whenever it has ended. */
final class RepeatedAudio implements AudioSource {

  private final Audio audio;
  private final long length;
  private AudioSource current;
  private long position;

  RepeatedAudio(Audio audio) throws IOException {
    this.audio = audio;
    length = Math.max(1, Math.round(audio.seconds() * RATE_HZ));
    current = audio.whole().open();
  }

  @Override
  public void read(float[] out, int offset, int samples) {
    int done = 0;
    while (done < samples) {
      if (position == length) {
        restart();
      }
      int count = (int) Math.min(samples - done, length - position);
      current.read(out, offset + done, count);
      position += count;
      done += count;
    }
  }

  private void restart() {
    current.close();
    try {
      current = audio.whole().open();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    position = 0;
  }

  @Override
  public void close() {
    current.close();
  }
}
