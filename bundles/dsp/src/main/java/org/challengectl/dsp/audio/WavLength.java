package org.challengectl.dsp.audio;

import java.io.IOException;
import org.challengectl.dsp.audio.internal.ByteSource;

/**
 * How much audio a WAV file says it holds. Programs that write to a pipe, or that were stopped, do
 * not know and leave some figure; then the audio goes on to the file's end.
 *
 * @param riffBytes length of the whole file as its first chunk states it
 * @param isLong whether the file is of the kinds for more than 4 GiB
 * @param longBytes length of the audio as such a file states it; 0 if unknown
 */
record WavLength(long riffBytes, boolean isLong, long longBytes) {

  private static final int RIFF_HEADER_BYTES = 8;

  /** From the first eight bytes; null if no WAV file begins so. */
  static WavLength of(String tag, int length) {
    return switch (tag) {
      case "RIFF" -> new WavLength(length & 0xFFFFFFFFL, false, 0);
      case "RF64", "BW64" -> new WavLength(0, true, 0);
      default -> null;
    };
  }

  WavLength withLong(long bytes) {
    return new WavLength(riffBytes, isLong, bytes);
  }

  /**
   * Bytes of audio.
   *
   * @param stated by the audio's own chunk
   * @param at where the audio begins
   * @throws AudioFormatException if less is present than stated
   */
  long bytes(ByteSource file, long stated, long at) throws IOException {
    long present = file.size() - at;
    long wanted = isLong && stated == 0xFFFFFFFFL ? longBytes : stated;
    if (wanted == 0 ? !isHonest(file) : isUnknown(wanted)) {
      return present;
    }
    if (wanted < 0 || wanted > present) {
      throw file.bad("is cut off: %d bytes of audio stated, %d present".formatted(wanted, present));
    }
    return wanted;
  }

  private boolean isHonest(ByteSource file) throws IOException {
    return riffBytes + RIFF_HEADER_BYTES == file.size();
  }

  /** Half and whole of what a length can be, minus room for a header. */
  private boolean isUnknown(long wanted) {
    return !isLong && (wanted >= 0xFFFF0000L || (wanted >= 0x7FFF0000L && wanted <= 0x80000000L));
  }
}
