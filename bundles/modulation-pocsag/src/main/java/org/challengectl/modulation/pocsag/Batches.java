package org.challengectl.modulation.pocsag;

import java.util.Arrays;
import java.util.List;

/**
 * Lays pages out in batches: a sync codeword and eight frames of two codewords each. A page's
 * address stands in the frame that the last three bits of the capcode tell; its message follows
 * through as many batches as it needs (ITU-R M.584, annex 1, 2).
 */
final class Batches {

  private static final int FRAME_WORDS = 2;
  private static final int CONTENT_WORDS = 16;
  private static final int BATCH_WORDS = 1 + CONTENT_WORDS;

  private int[] words = new int[BATCH_WORDS];
  private int filled;

  private Batches() {}

  /** All codewords in the order in which they are sent, in whole batches; the last one is idle. */
  static int[] of(List<Page> pages) {
    Batches batches = new Batches();
    for (Page page : pages) {
      while (batches.frame() != page.frame()) {
        batches.add(Codeword.IDLE);
      }
      batches.add(page.address());
      for (int word : page.message()) {
        batches.add(word);
      }
    }
    do {
      batches.add(Codeword.IDLE);
    } while (batches.filled % BATCH_WORDS != 0);
    return Arrays.copyOf(batches.words, batches.filled);
  }

  /** The frame of the codeword that comes next. */
  private int frame() {
    int position = filled % BATCH_WORDS;
    return position == 0 ? 0 : (position - 1) / FRAME_WORDS;
  }

  private void add(int word) {
    if (filled + FRAME_WORDS > words.length) {
      words = Arrays.copyOf(words, 2 * words.length);
    }
    if (filled % BATCH_WORDS == 0) {
      words[filled++] = Codeword.SYNC;
    }
    words[filled++] = word;
  }
}
