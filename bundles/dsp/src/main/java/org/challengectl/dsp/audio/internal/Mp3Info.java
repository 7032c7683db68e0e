package org.challengectl.dsp.audio.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * What encoders write into a silent first frame: the tags "Xing" or "Info", with LAME's extension,
 * and "VBRI".
 *
 * @param frames how many frames with audio follow; 0 if that is not said
 * @param delay samples added in front; -1 if that is not said
 * @param padding samples added behind; 0 if that is not said
 */
record Mp3Info(long frames, int delay, int padding) {

  private static final int VBRI_AT = 36;
  private static final int LAME_AT = 120;
  private static final int DELAY_AT = LAME_AT + 21;

  /** The information in the frame that begins there; null if it is an ordinary frame. */
  static Mp3Info read(ByteSource file, long at, Mp3Frame frame) throws IOException {
    ByteBuffer data = file.bytes(at, frame.bytes());
    if (data == null) {
      return null;
    }
    data.order(ByteOrder.BIG_ENDIAN);
    int tag = frame.sideBytes();
    if (has(data, VBRI_AT, "VBRI") && data.limit() >= VBRI_AT + 18) {
      return new Mp3Info(data.getInt(VBRI_AT + 14) & 0xFFFFFFFFL, -1, 0);
    }
    boolean tagged = has(data, tag, "Xing") || has(data, tag, "Info");
    if (!tagged || data.limit() < tag + 12) {
      return null;
    }
    boolean counted = (data.getInt(tag + 4) & 1) != 0;
    long frames = counted ? data.getInt(tag + 8) & 0xFFFFFFFFL : 0;
    boolean trimmed =
        data.limit() >= tag + DELAY_AT + 3
            && (has(data, tag + LAME_AT, "LAME") || has(data, tag + LAME_AT, "Lav"));
    if (!trimmed) {
      return new Mp3Info(frames, -1, 0);
    }
    int both = data.getInt(tag + DELAY_AT - 1) & 0xFFFFFF;
    return new Mp3Info(frames, both >> 12, both & 0xFFF);
  }

  private static boolean has(ByteBuffer data, int at, String text) {
    if (at + text.length() > data.limit()) {
      return false;
    }
    return StandardCharsets.ISO_8859_1
        .decode(data.slice(at, text.length()))
        .toString()
        .equals(text);
  }
}
