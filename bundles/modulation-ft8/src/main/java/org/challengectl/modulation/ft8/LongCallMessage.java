package org.challengectl.modulation.ft8;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Messages of type 4: one call sign of any form in full, and another as a hash, or CQ. */
final class LongCallMessage {

  private static final Pattern FORM =
      Pattern.compile(
          "(?<first>CQ|<?[A-Z0-9/]{3,11}>?) (?<second><?[A-Z0-9/]{3,11}>?)(?: (?<word>RRR|RR73|73))?");

  private static final List<String> WORDS = List.of("", "RRR", "RR73", "73");
  private static final String TYPE = "100";

  private LongCallMessage() {}

  /** The 77 bits; empty if the text has not this form. */
  static Optional<String> pack(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    String first = parts.group("first");
    String second = parts.group("second");
    String said = parts.group("word");
    if ("CQ".equals(first)) {
      boolean fits = CallSign.isLong(second) && said == null;
      return fits ? Optional.of(pack(second, second, "0", 0, "1")) : Optional.empty();
    }
    int word = WORDS.indexOf(said == null ? "" : said);
    if (isHashed(first) && CallSign.isLong(second)) {
      return Optional.of(pack(bare(first), second, "0", word, "0"));
    }
    if (isHashed(second) && CallSign.isLong(first)) {
      return Optional.of(pack(bare(second), first, "1", word, "0"));
    }
    return Optional.empty();
  }

  private static boolean isHashed(String written) {
    return written.startsWith("<") && written.endsWith(">");
  }

  private static String bare(String hashed) {
    return hashed.substring(1, hashed.length() - 1);
  }

  private static String pack(String hashed, String full, String fullFirst, int word, String cq) {
    return Bits.of(CallSign.hash(hashed, 12), 12)
        + Bits.of(CallSign.full(full), 58)
        + fullFirst
        + Bits.of(word, 2)
        + cq
        + TYPE;
  }
}
