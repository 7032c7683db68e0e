package org.challengectl.dsp.audio;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import org.challengectl.dsp.audio.internal.ByteSource;

/** The part "fmt " of a WAV file: how it stores samples. */
final class WavFormat {

  private static final int EXTENSIBLE = 0xFFFE;
  private static final int CODE_AT = 24;

  /** What follows the code where the extensible form names an ordinary format. */
  private static final byte[] ORDINARY = HexFormat.of().parseHex("000000001000800000aa00389b71");

  private WavFormat() {}

  static SampleEncoding encoding(ByteSource file, ByteBuffer format) throws AudioFormatException {
    int code = format.getShort(0) & 0xFFFF;
    int bits = format.getShort(14) & 0xFFFF;
    int end = CODE_AT + 2 + ORDINARY.length;
    if (code == EXTENSIBLE && format.limit() >= end) {
      byte[] name = new byte[ORDINARY.length];
      format.get(CODE_AT + 2, name);
      code = Arrays.equals(name, ORDINARY) ? format.getShort(CODE_AT) & 0xFFFF : EXTENSIBLE;
    }
    return switch (code + "/" + bits) {
      case "1/8" -> SampleEncoding.UNSIGNED_8;
      case "1/16" -> SampleEncoding.SIGNED_16;
      case "1/24" -> SampleEncoding.SIGNED_24;
      case "1/32" -> SampleEncoding.SIGNED_32;
      case "3/32" -> SampleEncoding.FLOAT_32;
      case "3/64" -> SampleEncoding.FLOAT_64;
      case "6/8" -> SampleEncoding.A_LAW;
      case "7/8" -> SampleEncoding.MU_LAW;
      default ->
          throw file.bad(
              "has an encoding (format %d, %d bits) that is not understood; convert it to 16 bit PCM"
                  .formatted(code, bits));
    };
  }
}
