package org.challengectl.modulation.cw;

/**
 * When the key goes down and up, in dots from the start: a dash lasts 3 dots, the gaps 1 within a
 * character, 3 between characters, 7 between words (ITU-R M.1677-1, 2).
 */
final class MorseClock {

  private final MorseText text;
  private int character;
  private int element;
  private boolean down;
  private long dots;

  MorseClock(MorseText text) {
    this.text = text;
  }

  /** Time of the next change of the key, in turn down and up; -1 after the last. */
  long next() {
    if (down) {
      dots += text.code(character).charAt(element) == '-' ? 3 : 1;
      down = false;
      element++;
      return dots;
    }
    if (element == text.code(character).length()) {
      if (character + 1 == text.length()) {
        return -1;
      }
      character++;
      element = 0;
      boolean word = text.isSpace(character);
      character += word ? 1 : 0;
      dots += word ? 7 : 3;
    } else if (element > 0) {
      dots++;
    }
    down = true;
    return dots;
  }

  /** Length of a text in dots. */
  static long length(MorseText text) {
    MorseClock clock = new MorseClock(text);
    long end = 0;
    for (long time = clock.next(); time >= 0; time = clock.next()) {
      end = time;
    }
    return end;
  }
}
