package org.challengectl.modulation.kit;

import java.util.Arrays;

/** Audio in blocks of one size, after a lead-in of silence. */
public final class PacedAudio implements AutoCloseable {

  /** Time before and after the audio, for squelches to open and buffers to run dry. */
  static final double MARGIN_SECONDS = 0.2;

  /** Samples of a block for a {@link Carrier}. */
  static final int BLOCK = 64;

  private final AudioSource audio;
  private final int rateHz;
  private final int block;
  private int leadBlocks;

  /**
   * @param audio is closed with this
   * @param rateHz of the audio, samples per second
   * @param block samples; the lead-in is a whole number of blocks
   */
  public PacedAudio(AudioSource audio, int rateHz, int block) {
    this.audio = audio;
    this.rateHz = rateHz;
    this.block = block;
    leadBlocks = (int) (MARGIN_SECONDS * rateHz / block);
  }

  /** What rides on a {@link Carrier}. */
  static PacedAudio of(AudioSource audio) {
    return new PacedAudio(audio, AudioSource.RATE_HZ, BLOCK);
  }

  int rateHz() {
    return rateHz;
  }

  int block() {
    return block;
  }

  /** Fills the first samples, as many as a block has. */
  void next(float[] out) {
    if (leadBlocks > 0) {
      leadBlocks--;
      Arrays.fill(out, 0, block, 0);
    } else {
      audio.read(out, 0, block);
    }
  }

  @Override
  public void close() {
    audio.close();
  }
}
