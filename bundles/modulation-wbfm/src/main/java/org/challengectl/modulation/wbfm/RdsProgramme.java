package org.challengectl.modulation.wbfm;

import java.util.ArrayList;
import java.util.List;

/**
 * What a station says of itself: groups 0A (programme service name) and 2A (RadioText) in turn, as
 * IEC 62106 recommends, so that a receiver shows the name within half a second.
 *
 * @param identification PI code, 16 bits
 * @param name up to 8 characters
 * @param text up to 64 characters; empty for none
 */
record RdsProgramme(int identification, String name, String text) {

  private static final int NAME_LENGTH = 8;
  private static final int TEXT_LENGTH = 64;
  private static final int NAME_SEGMENTS = 4;
  private static final int TEXT_SEGMENT = 4;

  /** Group 0A, version A. */
  private static final int TUNING = 0x0000;

  /** Group 2A, version A. */
  private static final int RADIOTEXT = 0x2000;

  /** Music, no decoder information. */
  private static final int MUSIC = 1 << 3;

  /** No alternative frequencies, then a filler code. */
  private static final int NO_ALTERNATIVES = 0xE0CD;

  /** Ends a text that is shorter than 64 characters. */
  private static final char END_OF_TEXT = '\r';

  /** All groups of one round, as bits. */
  byte[] bits() {
    List<int[]> groups = groups();
    byte[] bits = new byte[groups.size() * RdsBlocks.GROUP_BITS];
    for (int n = 0; n < groups.size(); n++) {
      RdsBlocks.write(groups.get(n), bits, n * RdsBlocks.GROUP_BITS);
    }
    return bits;
  }

  private List<int[]> groups() {
    List<int[]> texts = texts();
    List<int[]> groups = new ArrayList<>();
    int rounds = Math.max(1, (texts.size() + NAME_SEGMENTS - 1) / NAME_SEGMENTS);
    for (int round = 0; round < rounds; round++) {
      for (int segment = 0; segment < NAME_SEGMENTS; segment++) {
        groups.add(name(segment));
        int index = NAME_SEGMENTS * round + segment;
        if (index < texts.size()) {
          groups.add(texts.get(index));
        }
      }
    }
    return groups;
  }

  private int[] name(int segment) {
    String padded = padded(name, NAME_LENGTH);
    int characters = pair(padded, 2 * segment);
    return new int[] {identification, TUNING | MUSIC | segment, NO_ALTERNATIVES, characters};
  }

  private List<int[]> texts() {
    List<int[]> texts = new ArrayList<>();
    if (text.isEmpty()) {
      return texts;
    }
    String ended = text.length() < TEXT_LENGTH ? text + END_OF_TEXT : text;
    int segments = (ended.length() + TEXT_SEGMENT - 1) / TEXT_SEGMENT;
    String padded = padded(ended, segments * TEXT_SEGMENT);
    for (int n = 0; n < segments; n++) {
      int at = n * TEXT_SEGMENT;
      texts.add(new int[] {identification, RADIOTEXT | n, pair(padded, at), pair(padded, at + 2)});
    }
    return texts;
  }

  private static String padded(String text, int length) {
    return text + " ".repeat(length - text.length());
  }

  private static int pair(String text, int at) {
    return code(text.charAt(at)) << 8 | code(text.charAt(at + 1));
  }

  /** Code table E.1 agrees with ASCII in all that is let in, but for the dollar. */
  private static int code(char character) {
    return character == '$' ? 0xAB : character;
  }
}
