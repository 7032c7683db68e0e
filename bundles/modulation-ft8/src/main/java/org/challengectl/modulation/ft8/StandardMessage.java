package org.challengectl.modulation.ft8;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Messages of types 1 and 2: two call signs (or CQ and one), then a locator, a report or an
 * acknowledgement. One of two call signs may be a hash in angle brackets.
 */
final class StandardMessage {

  private static final String HASHED = "<[A-Z0-9/]{3,11}>";
  private static final String STATION = "(?:" + CallSign.STANDARD + "(?:/[RP])?|" + HASHED + ")";
  private static final Pattern FORM =
      Pattern.compile(
          "(?<to>DE|QRZ|CQ(?: (?:[0-9]{3}|[A-Z]{1,4}))?|"
              + STATION
              + ") (?<from>"
              + STATION
              + ")(?: (?:(?<word>RRR|73)|(?<roger>R )?(?<grid>[A-R]{2}[0-9]{2})"
              + "|(?<yes>R)?(?<report>[+-][0-9]{2})))?");

  private static final int GRIDS = 32_400;
  private static final int NOTHING = 1;
  private static final int ZERO_DECIBELS = 35;

  private StandardMessage() {}

  /** The 77 bits; empty if the text has not this form. */
  static Optional<String> pack(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    String to = parts.group("to");
    String from = parts.group("from");
    boolean toAll = to.matches("DE|QRZ|CQ.*");
    boolean hashedFrom = from.startsWith("<");
    boolean says = parts.group("word") != null || parts.group("report") != null;
    if ((hashedFrom && (toAll || to.startsWith("<"))) || (toAll && says)) {
      return Optional.empty();
    }
    boolean rover = to.endsWith("/R") || from.endsWith("/R");
    boolean portable = to.endsWith("/P") || from.endsWith("/P");
    Optional<String> tail = tail(parts);
    if (tail.isEmpty() || (rover && portable)) {
      return Optional.empty();
    }
    String type = Bits.of(portable ? 2 : 1, 3);
    return Optional.of(station(to) + station(from) + tail.get() + type);
  }

  /** A call sign or word in 28 bits, and whether /R or /P follows. */
  private static String station(String written) {
    if (written.startsWith("<")) {
      return Bits.of(CallSign.packedHash(written.substring(1, written.length() - 1)), 28) + "0";
    }
    if (written.matches("DE|QRZ|CQ.*")) {
      return Bits.of(word(written), 28) + "0";
    }
    String[] parts = written.split("/", -1);
    return Bits.of(CallSign.packed(parts[0]), 28) + (parts.length > 1 ? "1" : "0");
  }

  private static int word(String written) {
    return switch (written) {
      case "DE" -> 0;
      case "QRZ" -> 1;
      case "CQ" -> 2;
      default -> directed(written.substring("CQ ".length()));
    };
  }

  /** CQ to a part of the world, a contest or a frequency: three digits or up to four letters. */
  private static int directed(String whom) {
    if (Character.isDigit(whom.charAt(0))) {
      return 3 + Integer.parseInt(whom);
    }
    int letters = 0;
    for (int n = 0; n < whom.length(); n++) {
      letters = 27 * letters + whom.charAt(n) - 'A' + 1;
    }
    return 1_003 + letters;
  }

  /**
   * Whether R comes first, then 15 bits. RR73, which means roger and best regards, is sent as the
   * locator that it also is: a place in the Arctic Ocean.
   */
  private static Optional<String> tail(Matcher parts) {
    String word = parts.group("word");
    String grid = parts.group("grid");
    String report = parts.group("report");
    if (word != null) {
      int number = "RRR".equals(word) ? 2 : 4;
      return Optional.of("0" + Bits.of(GRIDS + number, 15));
    }
    if (grid != null) {
      int field = 18 * (grid.charAt(0) - 'A') + grid.charAt(1) - 'A';
      int number = 100 * field + Integer.parseInt(grid.substring(2));
      return Optional.of((parts.group("roger") != null ? "1" : "0") + Bits.of(number, 15));
    }
    if (report != null) {
      int decibels = Integer.parseInt(report);
      if (decibels < -50 || decibels > 49) {
        return Optional.empty();
      }
      // What was added to the protocol later comes after what was there before.
      int number = ZERO_DECIBELS + decibels + (decibels < -30 ? 101 : 0);
      return Optional.of((parts.group("yes") != null ? "1" : "0") + Bits.of(GRIDS + number, 15));
    }
    return Optional.of("0" + Bits.of(GRIDS + NOTHING, 15));
  }
}
