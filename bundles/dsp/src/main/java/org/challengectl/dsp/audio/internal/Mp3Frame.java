package org.challengectl.dsp.audio.internal;

/**
 * The header of a frame of MPEG audio, layer III (ISO/IEC 11172-3 section 2.4.2.3, ISO/IEC 13818-3
 * and the half-rate extension "MPEG 2.5").
 *
 * @param mpeg1 whether the frame is of MPEG-1, with twice the samples
 * @param channels 1 or 2
 * @param bytes length of the frame with its header
 */
record Mp3Frame(boolean mpeg1, int sampleRateHz, int channels, int bytes) {

  private static final int[] MPEG1_KBPS = {
    0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320
  };
  private static final int[] MPEG2_KBPS = {
    0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160
  };
  private static final int[] MPEG1_RATES_HZ = {44_100, 48_000, 32_000};

  private static final int LAYER_3 = 1;
  private static final int MONO = 3;

  /** The header in four bytes, most significant first; null if they are none. */
  static Mp3Frame parse(int word) {
    int version = (word >> 19) & 3;
    int bitRate = (word >> 12) & 15;
    int rate = (word >> 10) & 3;
    boolean sync = word >>> 21 == 0x7FF;
    if (!sync || version == 1 || ((word >> 17) & 3) != LAYER_3) {
      return null;
    }
    if (bitRate == 0 || bitRate == 15 || rate == 3) {
      return null;
    }
    boolean mpeg1 = version == 3;
    int sampleRateHz = MPEG1_RATES_HZ[rate] >> (mpeg1 ? 0 : version == 2 ? 1 : 2);
    int bitsPerSecond = 1_000 * (mpeg1 ? MPEG1_KBPS : MPEG2_KBPS)[bitRate];
    int bytes = (mpeg1 ? 144 : 72) * bitsPerSecond / sampleRateHz + ((word >> 9) & 1);
    return new Mp3Frame(mpeg1, sampleRateHz, ((word >> 6) & 3) == MONO ? 1 : 2, bytes);
  }

  /** In each channel. */
  int samples() {
    return mpeg1 ? 1152 : 576;
  }

  /** Header, and what a decoder needs to find the audio data. */
  int sideBytes() {
    return 4 + (mpeg1 ? (channels == 1 ? 17 : 32) : (channels == 1 ? 9 : 17));
  }

  /** Whether both can be frames of one file. */
  boolean goesWith(Mp3Frame other) {
    return other.mpeg1 == mpeg1 && other.sampleRateHz == sampleRateHz && other.channels == channels;
  }
}
