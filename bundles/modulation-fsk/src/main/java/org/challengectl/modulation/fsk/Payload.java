package org.challengectl.modulation.fsk;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.challengectl.modulation.kit.TextFlag;
import org.challengectl.signal.Flag;
import org.challengectl.signal.SignalException;

/** The bytes of a flag: its characters, or what is written as hexadecimal digits. */
final class Payload {

  static final String HEX = "hex:";

  private static final Pattern SEPARATORS = Pattern.compile("[\\s:,-]+");
  private static final Pattern DIGITS = Pattern.compile("[0-9a-fA-F]*");

  private Payload() {}

  static byte[] of(Flag flag) throws SignalException {
    String text = TextFlag.ascii(flag, "fsk");
    return text.startsWith(HEX)
        ? hex(text.substring(HEX.length()))
        : text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] hex(String written) throws SignalException {
    String digits = SEPARATORS.matcher(written).replaceAll("");
    if (!DIGITS.matcher(digits).matches()) {
      throw SignalException.badFlag(
          "after '%s' there may only be hexadecimal digits, e.g. 'hex: 2d d4 00 ff'"
              .formatted(HEX));
    }
    if (digits.isEmpty() || digits.length() % 2 != 0) {
      throw SignalException.badFlag(
          "'%s' needs two hexadecimal digits for each byte, found %d digits"
              .formatted(HEX, digits.length()));
    }
    return HexFormat.of().parseHex(digits);
  }
}
