package org.challengectl.modulation.pocsag;

import java.util.Arrays;
import org.challengectl.modulation.kit.TextFlag;

/** What a page's text is made of (ITU-R M.584, annex 1, 3.2). All characters go least bit first. */
enum PageKind {
  /** Seven bits a character; null fills what is left. */
  ALPHA("alpha", "printable ASCII", 7, 3, 0) {
    @Override
    int code(int character) {
      return TextFlag.ASCII.test(character) ? character : -1;
    }
  },

  /** Four bits a character; spaces fill what is left. */
  NUMERIC("numeric", "digits, spaces and U - [ ] ( ) * . on numeric pages", 4, 0, 0xC) {
    @Override
    int code(int character) {
      return switch (character) {
        case '.' -> NUMBERS.indexOf('*');
        case 'u' -> NUMBERS.indexOf('U');
        case ')' -> NUMBERS.indexOf(']');
        case '(' -> NUMBERS.indexOf('[');
        default -> NUMBERS.indexOf(character);
      };
    }
  };

  /** The table of the recommendation; its spare character is shown as * or a dot. */
  private static final String NUMBERS = "0123456789*U -][";

  private final String word;
  private final String sends;
  private final int bits;
  private final int function;
  private final int filler;

  PageKind(String word, String sends, int bits, int function, int filler) {
    this.word = word;
    this.sends = sends;
    this.bits = bits;
    this.function = function;
    this.filler = filler;
  }

  static PageKind of(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst().orElseThrow();
  }

  /** What is sent for a character, -1 for one that cannot be sent. */
  abstract int code(int character);

  /** Bits of a character. */
  int bits() {
    return bits;
  }

  /** The function that pagers expect such a page under. */
  int function() {
    return function;
  }

  /** What fills the rest of the last codeword. */
  int filler() {
    return filler;
  }

  /** What it sends, for messages. */
  String sends() {
    return sends;
  }
}
