package org.challengectl.dsp.audio;

import java.io.IOException;

/** Frames of a WAV file: all of them, or parts spread evenly over it. */
final class FrameSource {

  private final WavReader wav;
  private final long frames;
  private final long partFrames;
  private final int parts;
  private int part;
  private long leftInPart;

  /**
   * @param partFrames length of each part; all of the file if it is {@code frames} or more
   */
  FrameSource(WavReader wav, long frames, long partFrames, int parts) {
    this.wav = wav;
    this.frames = Math.min(frames, wav.frames());
    this.partFrames = Math.min(partFrames, this.frames);
    this.parts = this.partFrames == this.frames ? 1 : parts;
    leftInPart = this.partFrames;
  }

  int channels() {
    return wav.channels();
  }

  /** As {@link WavReader#read}. */
  int read(float[] out, int wanted) throws IOException {
    if (leftInPart == 0) {
      part++;
      if (part >= parts) {
        return -1;
      }
      wav.seek((frames - partFrames) * part / (parts - 1));
      leftInPart = partFrames;
    }
    int count = wav.read(out, 0, (int) Math.min(wanted, leftInPart));
    leftInPart = count < 0 ? 0 : leftInPart - count;
    return count;
  }
}
