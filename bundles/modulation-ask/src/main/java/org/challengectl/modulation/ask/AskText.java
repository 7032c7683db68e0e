package org.challengectl.modulation.ask;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.challengectl.signal.Flag;
import org.challengectl.signal.SignalException;

/** The bytes of a flag that is ASCII text. */
final class AskText {

  private AskText() {}

  static byte[] bytes(Flag flag) throws SignalException {
    if (!(flag instanceof Flag.Text given)) {
      throw SignalException.badFlag("ask sends a text, not a file; put the text into 'flag'");
    }
    String text = given.text();
    if (text.isEmpty()) {
      throw SignalException.badFlag("the flag is empty; ask needs at least one character");
    }
    String wrong =
        text.codePoints()
            .filter(c -> !isAllowed(c))
            .distinct()
            .limit(10)
            .mapToObj(AskText::show)
            .collect(Collectors.joining(", "));
    if (!wrong.isEmpty()) {
      throw SignalException.badFlag("ask sends printable ASCII only, found " + wrong);
    }
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static boolean isAllowed(int codePoint) {
    boolean lineOrTab = codePoint == '\t' || codePoint == '\n' || codePoint == '\r';
    return lineOrTab || (codePoint >= ' ' && codePoint <= '~');
  }

  private static String show(int codePoint) {
    String code = "U+%04X".formatted(codePoint);
    return Character.isISOControl(codePoint) || !Character.isDefined(codePoint)
        ? code
        : "'" + Character.toString(codePoint) + "' (" + code + ")";
  }
}
