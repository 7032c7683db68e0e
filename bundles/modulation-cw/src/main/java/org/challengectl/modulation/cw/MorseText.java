package org.challengectl.modulation.cw;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.challengectl.modulation.kit.TextFlag;
import org.challengectl.signal.Flag;
import org.challengectl.signal.SignalException;

/**
 * A text that Morse code can say: upper case, words parted by one space. Characters of ITU-R
 * M.1677-1 and the few that common practice adds.
 */
final class MorseText {

  private static final Map<Character, String> CODE =
      Map.ofEntries(
          Map.entry('A', ".-"),
          Map.entry('B', "-..."),
          Map.entry('C', "-.-."),
          Map.entry('D', "-.."),
          Map.entry('E', "."),
          Map.entry('\u00c9', "..-.."),
          Map.entry('F', "..-."),
          Map.entry('G', "--."),
          Map.entry('H', "...."),
          Map.entry('I', ".."),
          Map.entry('J', ".---"),
          Map.entry('K', "-.-"),
          Map.entry('L', ".-.."),
          Map.entry('M', "--"),
          Map.entry('N', "-."),
          Map.entry('O', "---"),
          Map.entry('P', ".--."),
          Map.entry('Q', "--.-"),
          Map.entry('R', ".-."),
          Map.entry('S', "..."),
          Map.entry('T', "-"),
          Map.entry('U', "..-"),
          Map.entry('V', "...-"),
          Map.entry('W', ".--"),
          Map.entry('X', "-..-"),
          Map.entry('Y', "-.--"),
          Map.entry('Z', "--.."),
          Map.entry('0', "-----"),
          Map.entry('1', ".----"),
          Map.entry('2', "..---"),
          Map.entry('3', "...--"),
          Map.entry('4', "....-"),
          Map.entry('5', "....."),
          Map.entry('6', "-...."),
          Map.entry('7', "--..."),
          Map.entry('8', "---.."),
          Map.entry('9', "----."),
          Map.entry('.', ".-.-.-"),
          Map.entry(',', "--..--"),
          Map.entry(':', "---..."),
          Map.entry('?', "..--.."),
          Map.entry('\'', ".----."),
          Map.entry('-', "-....-"),
          Map.entry('/', "-..-."),
          Map.entry('(', "-.--."),
          Map.entry(')', "-.--.-"),
          Map.entry('"', ".-..-."),
          Map.entry('=', "-...-"),
          Map.entry('+', ".-.-."),
          Map.entry('\u00d7', "-..-"),
          Map.entry('@', ".--.-."),
          Map.entry('!', "-.-.--"),
          Map.entry('&', ".-..."),
          Map.entry(';', "-.-.-."),
          Map.entry('_', "..--.-"),
          Map.entry('$', "...-..-"));

  private final String text;

  private MorseText(String text) {
    this.text = text;
  }

  static MorseText of(Flag flag) throws SignalException {
    if (!(flag instanceof Flag.Text given)) {
      throw SignalException.badFlag("cw sends a text, not a file; put the text into 'flag'");
    }
    String text = given.text().toUpperCase(Locale.ROOT).replaceAll("\\s+", " ").strip();
    if (text.isEmpty()) {
      throw SignalException.badFlag("the flag is empty; cw needs at least one character");
    }
    String unknown =
        text.codePoints()
            .filter(c -> c > Character.MAX_VALUE || (c != ' ' && !CODE.containsKey((char) c)))
            .distinct()
            .limit(10)
            .mapToObj(TextFlag::show)
            .collect(Collectors.joining(", "));
    if (!unknown.isEmpty()) {
      throw SignalException.badFlag(
          "Morse code has no character for " + unknown + "; leave it out or spell it");
    }
    return new MorseText(text);
  }

  int length() {
    return text.length();
  }

  boolean isSpace(int index) {
    return text.charAt(index) == ' ';
  }

  /** Dots and dashes of a character that is no space. */
  String code(int index) {
    return CODE.get(text.charAt(index));
  }
}
