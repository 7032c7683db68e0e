package org.challengectl.modulation.kit;

import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.challengectl.signal.Flag;
import org.challengectl.signal.SignalException;

/** Flags that are text: checks what a modulation can send, and names what it cannot. */
public final class TextFlag {

  /** Printable ASCII, tabs and line ends. */
  public static final IntPredicate ASCII =
      c -> (c >= ' ' && c <= '~') || c == '\t' || c == '\n' || c == '\r';

  private static final int SHOWN = 10;

  private TextFlag() {}

  /** Printable ASCII, tabs and line ends; not empty. */
  public static String ascii(Flag flag, String sender) throws SignalException {
    return text(flag, sender, "printable ASCII", ASCII);
  }

  /**
   * A text of certain characters; not empty.
   *
   * @param sender name of the modulation, for messages
   * @param words what it sends, e.g. "digits"
   * @param allowed which code points it can send
   */
  public static String text(Flag flag, String sender, String words, IntPredicate allowed)
      throws SignalException {
    if (!(flag instanceof Flag.Text given)) {
      throw SignalException.badFlag(sender + " sends a text, not a file; put the text into 'flag'");
    }
    String text = given.text();
    if (text.isEmpty()) {
      throw SignalException.badFlag(
          "the flag is empty; " + sender + " needs at least one character");
    }
    String wrong =
        text.codePoints()
            .filter(c -> !allowed.test(c))
            .distinct()
            .limit(SHOWN)
            .mapToObj(TextFlag::show)
            .collect(Collectors.joining(", "));
    if (!wrong.isEmpty()) {
      throw SignalException.badFlag("%s sends %s only, found %s".formatted(sender, words, wrong));
    }
    return text;
  }

  /** A character for a message: as it looks, if it can be seen, and by its number. */
  public static String show(int codePoint) {
    String code = "U+%04X".formatted(codePoint);
    boolean visible = codePoint > ' ' && Character.isDefined(codePoint);
    return visible && !Character.isISOControl(codePoint)
        ? "'" + Character.toString(codePoint) + "' (" + code + ")"
        : code;
  }
}
