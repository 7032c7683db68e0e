package org.challengectl.waterfall.internal;

import java.awt.image.BufferedImage;

/**
 * A picture, and what its colours stand for, for programs that read levels from them.
 *
 * @param levels as {@link ColourScale#text}
 */
record LabelledImage(BufferedImage pixels, String levels) {

  /** Of the PNG's text chunk (ISO/IEC 15948, tEXt) that holds the levels. */
  static final String KEYWORD = "Levels";
}
