package org.challengectl.modulation.kit;

import java.util.Arrays;

/** Audio in blocks of one size, after a lead-in of silence. */
final class PacedAudio implements AutoCloseable {

  /** Time before and after the audio, for squelches to open and buffers to run dry. */
  static final double MARGIN_SECONDS = 0.2;

  static final int BLOCK = 64;

  private final AudioSource audio;
  private int leadBlocks = (int) (MARGIN_SECONDS * AudioSource.RATE_HZ / BLOCK);

  PacedAudio(AudioSource audio) {
    this.audio = audio;
  }

  /** Fills the first {@link #BLOCK} samples. */
  void next(float[] out) {
    if (leadBlocks > 0) {
      leadBlocks--;
      Arrays.fill(out, 0, BLOCK, 0);
    } else {
      audio.read(out, 0, BLOCK);
    }
  }

  @Override
  public void close() {
    audio.close();
  }
}
