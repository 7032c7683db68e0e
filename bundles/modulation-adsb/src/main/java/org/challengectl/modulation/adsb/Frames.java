package org.challengectl.modulation.adsb;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.challengectl.modulation.kit.TextFlag;
import org.challengectl.signal.Flag;
import org.challengectl.signal.SignalException;

/** Reads Mode S frames from a flag: hexadecimal digits, one frame after the other. */
final class Frames {

  static final int MAX_FRAMES = 10_000;

  private static final int SHORT_BYTES = 7;
  private static final int LONG_BYTES = 14;

  /** From this downlink format on, frames are long. */
  private static final int FIRST_LONG_FORMAT = 16;

  private static final int ALL_CALL = 11;
  private static final int EXTENDED_SQUITTER = 17;
  private static final int EXTENDED_SQUITTER_OF_OTHERS = 18;

  /** An all-call reply's parity is overlaid with the code of the interrogator, 7 bits. */
  private static final int MAX_INTERROGATOR = 0x7F;

  /** Between frames: as people write lists, and as receivers' raw output does: *...; */
  private static final Pattern SEPARATORS = Pattern.compile("[\\s,;*]+");

  private static final Pattern DIGITS = Pattern.compile("[0-9a-fA-F]+");

  private Frames() {}

  static List<byte[]> read(Flag flag) throws SignalException {
    List<byte[]> frames = new ArrayList<>();
    for (String word : SEPARATORS.split(TextFlag.ascii(flag, "adsb"), -1)) {
      if (!word.isEmpty()) {
        frames.add(frame(word, frames.size() + 1));
      }
    }
    if (frames.isEmpty() || frames.size() > MAX_FRAMES) {
      throw SignalException.badFlag(
          "the flag must have 1 to %d Mode S frames in hexadecimal digits, has %d"
              .formatted(MAX_FRAMES, frames.size()));
    }
    return frames;
  }

  private static byte[] frame(String digits, int number) throws SignalException {
    if (!DIGITS.matcher(digits).matches()) {
      throw refused(number, digits, "is not hexadecimal");
    }
    int bytes = digits.length() / 2;
    boolean complete = bytes == SHORT_BYTES || bytes == LONG_BYTES;
    boolean bare = bytes == SHORT_BYTES - Parity.BYTES || bytes == LONG_BYTES - Parity.BYTES;
    if (digits.length() % 2 != 0 || !(complete || bare)) {
      throw refused(
          number,
          digits,
          "has %d digits; 28 or 14 are a frame with its parity, 22 or 8 one without"
              .formatted(digits.length()));
    }
    byte[] frame = HexFormat.of().parseHex(digits);
    int format = Math.min(24, frame[0] >> 3 & 0x1F);
    boolean isLong = bytes > SHORT_BYTES;
    if (isLong != format >= FIRST_LONG_FORMAT) {
      throw refused(
          number,
          digits,
          "is of downlink format %d, which has %d bits"
              .formatted(format, format >= FIRST_LONG_FORMAT ? 112 : 56));
    }
    return complete ? checked(frame, format, number, digits) : added(frame, format, number, digits);
  }

  private static byte[] checked(byte[] frame, int format, int number, String digits)
      throws SignalException {
    int allowed = format == ALL_CALL ? MAX_INTERROGATOR : 0;
    if (tellsItsParity(format) && Parity.syndrome(frame) > allowed) {
      throw refused(
          number,
          digits,
          "has a wrong parity, it should end with %06X; leave the last six digits out to have it"
                  .formatted(Parity.of(frame, frame.length - Parity.BYTES))
              + " added");
    }
    return frame;
  }

  private static byte[] added(byte[] content, int format, int number, String digits)
      throws SignalException {
    if (!tellsItsParity(format)) {
      throw refused(
          number,
          digits,
          "is of downlink format %d, whose parity depends on the aircraft's address; give all %d"
                  .formatted(format, 2 * (content.length + Parity.BYTES))
              + " digits");
    }
    byte[] frame = Arrays.copyOf(content, content.length + Parity.BYTES);
    int parity = Parity.of(content, content.length);
    for (int n = 0; n < Parity.BYTES; n++) {
      frame[content.length + n] = (byte) (parity >> (16 - 8 * n));
    }
    return frame;
  }

  /** Whether the parity is not overlaid with an address that a receiver has to know. */
  private static boolean tellsItsParity(int format) {
    return format == ALL_CALL
        || format == EXTENDED_SQUITTER
        || format == EXTENDED_SQUITTER_OF_OTHERS;
  }

  private static SignalException refused(int number, String digits, String why) {
    String shown = digits.length() > 40 ? digits.substring(0, 40) + "..." : digits;
    return SignalException.badFlag("frame %d, '%s', %s".formatted(number, shown, why));
  }
}
