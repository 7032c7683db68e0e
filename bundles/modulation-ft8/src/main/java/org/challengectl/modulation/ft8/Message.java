package org.challengectl.modulation.ft8;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import org.challengectl.modulation.kit.TextFlag;
import org.challengectl.signal.Flag;
import org.challengectl.signal.SignalException;

/** Packs a message into 77 bits, written as digits 0 and 1, the first bit first. */
final class Message {

  private static final String FREE_CHARACTERS = " 0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ+-./?";
  private static final int FREE_LENGTH = 13;
  private static final int TELEMETRY_LENGTH = 18;
  private static final int USER_BITS = 71;

  /** Subtype n3 and type i3. */
  private static final String FREE_TEXT = "000" + "000";

  private static final String TELEMETRY = "101" + "000";

  private Message() {}

  /**
   * The payload of a flag.
   *
   * @param kind "auto", "free" or "telemetry"
   * @throws SignalException if it does not fit
   */
  static String pack(Flag flag, String kind) throws SignalException {
    if ("telemetry".equals(kind)) {
      return telemetry(flag);
    }
    String text =
        TextFlag.text(flag, "ft8", "letters, digits, spaces and + - . / ? < >", Message::isKnown)
            .toUpperCase(Locale.ROOT)
            .replaceAll("\\s+", " ")
            .strip();
    Optional<String> structured = "free".equals(kind) ? Optional.empty() : structured(text);
    return structured.isPresent() ? structured.get() : free(text);
  }

  private static boolean isKnown(int c) {
    return TextFlag.ASCII.test(c)
        && (c <= ' '
            || c == '<'
            || c == '>'
            || FREE_CHARACTERS.indexOf(Character.toUpperCase(c)) > 0);
  }

  private static Optional<String> structured(String text) {
    return StandardMessage.pack(text).or(() -> LongCallMessage.pack(text));
  }

  /** Thirteen characters of 42, flush right. */
  private static String free(String text) throws SignalException {
    if (text.isEmpty()) {
      throw SignalException.badFlag("the flag is empty; ft8 needs at least one character");
    }
    if (text.length() > FREE_LENGTH || text.indexOf('<') >= 0 || text.indexOf('>') >= 0) {
      throw SignalException.badFlag(
          "'%s' is no standard FT8 message such as CQ K1ABC FN42 or <PJ4/K1ABC> W9XYZ -11, and as"
                  .formatted(text.length() > 60 ? text.substring(0, 60) + "..." : text)
              + " free text FT8 carries at most 13 characters (A-Z 0-9 + - . / ? and spaces);"
              + " shorten it");
    }
    BigInteger number = BigInteger.ZERO;
    for (int n = 0; n < text.length(); n++) {
      number =
          number
              .multiply(BigInteger.valueOf(FREE_CHARACTERS.length()))
              .add(BigInteger.valueOf(FREE_CHARACTERS.indexOf(text.charAt(n))));
    }
    return Bits.of(number, USER_BITS) + FREE_TEXT;
  }

  private static String telemetry(Flag flag) throws SignalException {
    String digits =
        TextFlag.text(
            flag,
            "ft8 telemetry",
            "hexadecimal digits",
            c -> c < 128 && Character.digit(c, 16) >= 0);
    BigInteger number = new BigInteger(digits, 16);
    if (digits.length() > TELEMETRY_LENGTH || number.bitLength() > USER_BITS) {
      throw SignalException.badFlag(
          "FT8 telemetry has at most 18 hexadecimal digits, the first of 18 at most 7; shorten it");
    }
    return Bits.of(number, USER_BITS) + TELEMETRY;
  }
}
