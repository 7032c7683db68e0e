package org.challengectl.modulation.rtty;

import java.io.ByteArrayOutputStream;
import java.util.Locale;
import org.challengectl.modulation.kit.TextFlag;
import org.challengectl.signal.Flag;
import org.challengectl.signal.SignalException;

/**
 * International Telegraph Alphabet No. 2 (ITU-T S.1): 32 codes, most with two meanings that LETTERS
 * and FIGURES switch between.
 */
final class TeleprinterAlphabet {

  /** Not a character, in the tables below. */
  private static final char NONE = '\0';

  private static final String LETTERS = "\0E\nA SIU\rDRJNFCKTZLWHYPQOBG\0MXV\0";

  private static final String FIGURES_ITU = "\0003\n- '87\r\0004\0,\0:(5+)2\0006019?\0\0./=\0";

  private static final String FIGURES_US = "\0003\n- \00087\r$4',!:(5\")2#6019?&\0./;\0";

  private static final byte CARRIAGE_RETURN = 0x08;
  private static final byte LINE_FEED = 0x02;
  private static final byte SPACE = 0x04;
  private static final byte TO_FIGURES = 0x1B;
  private static final byte TO_LETTERS = 0x1F;

  private final String figures;

  private TeleprinterAlphabet(String figures) {
    this.figures = figures;
  }

  /** With the signs of "us" or "itu". */
  static TeleprinterAlphabet named(String figures) {
    return new TeleprinterAlphabet("us".equals(figures) ? FIGURES_US : FIGURES_ITU);
  }

  private boolean has(int character) {
    int upper = upper(character);
    return upper != NONE && (LETTERS.indexOf(upper) >= 0 || figures.indexOf(upper) >= 0);
  }

  private static int upper(int character) {
    return character < 128 ? Character.toUpperCase(character) : character;
  }

  /**
   * The codes of a text. After a space the case is always said anew, since some receivers fall back
   * to letters there and some do not. A line's end is carriage return and line feed.
   *
   * @throws SignalException if the alphabet lacks a character
   */
  byte[] encode(Flag flag) throws SignalException {
    String words = "letters, digits, spaces and the signs " + signs();
    String text =
        TextFlag.text(flag, "rtty", words, this::has)
            .toUpperCase(Locale.ROOT)
            .replaceAll("\r\n?", "\n");
    ByteArrayOutputStream codes = new ByteArrayOutputStream(text.length() + 16);
    codes.write(TO_LETTERS);
    codes.write(TO_LETTERS);
    boolean inFigures = false;
    boolean sure = true;
    for (int n = 0; n < text.length(); n++) {
      char c = text.charAt(n);
      if (c == ' ') {
        codes.write(SPACE);
        sure = !inFigures;
      } else if (c == '\n') {
        codes.write(CARRIAGE_RETURN);
        codes.write(LINE_FEED);
      } else {
        boolean figure = LETTERS.indexOf(c) < 0;
        if (figure != inFigures || !sure) {
          codes.write(figure ? TO_FIGURES : TO_LETTERS);
          inFigures = figure;
          sure = true;
        }
        codes.write((figure ? figures : LETTERS).indexOf(c));
      }
    }
    return codes.toByteArray();
  }

  /** What is neither letter nor digit nor blank. */
  private String signs() {
    StringBuilder signs = new StringBuilder();
    figures.chars().filter(c -> c > ' ' && !Character.isDigit(c)).forEach(signs::appendCodePoint);
    return signs.toString();
  }
}
