package org.challengectl.modulation.sstv;

import org.challengectl.modulation.kit.ImageFlag;
import org.challengectl.modulation.kit.Lettering;
import org.challengectl.modulation.kit.Lettering.Box;
import org.challengectl.modulation.kit.Picture;
import org.challengectl.modulation.kit.TextFlag;
import org.challengectl.signal.Flag;
import org.challengectl.signal.SignalException;

/** The picture that is sent: a file's, or a test card with the flag's text; with a caption. */
final class Card {

  private static final int MARGIN = 6;
  private static final int WHITE = 0xFFFFFF;

  /** Smaller letters cannot be read on the other side. */
  private static final int LEAST_DOT = 2;

  private static final int MOST_DOT = 8;
  private static final int CAPTION_DOT = 3;
  private static final int CAPTION_HEIGHT = 60;
  private static final int[] BARS = {
    0xFFFFFF, 0xFFFF00, 0x00FFFF, 0x00FF00, 0xFF00FF, 0xFF0000, 0x0000FF, 0x000000
  };

  private Card() {}

  static Picture of(Flag flag, String caption, int width, int height) throws SignalException {
    Picture picture;
    if (flag instanceof Flag.File) {
      picture = ImageFlag.picture(flag, "sstv").fitted(width, height);
    } else {
      String words = "printable ASCII and line feeds";
      String text = TextFlag.text(flag, "sstv", words, Lettering::has);
      picture = background(width, height);
      int top = height / 8 + MARGIN;
      Box box = new Box(MARGIN, top, width - 2 * MARGIN, height - CAPTION_HEIGHT - top - MARGIN);
      if (!outlined(picture, box, text, MOST_DOT)) {
        throw SignalException.badFlag(
            "the text of %d characters does not fit on a picture in letters that can be read;"
                    .formatted(text.length())
                + " shorten it, or send a picture");
      }
    }
    Box bottom =
        new Box(MARGIN, height - CAPTION_HEIGHT, width - 2 * MARGIN, CAPTION_HEIGHT - MARGIN);
    if (!outlined(picture, bottom, caption, CAPTION_DOT)) {
      throw SignalException.badParameter(
          "text", "'text' does not fit into the picture's foot; shorten it");
    }
    return picture;
  }

  /** Colour bars above a blue sky that grows lighter. */
  private static Picture background(int width, int height) {
    int[] rgb = new int[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        boolean bar = y < height / 8;
        int sky = 0x000840 + 0x000100 * (y * 100 / height) + y * 100 / height;
        rgb[y * width + x] = bar ? BARS[x * BARS.length / width] : sky;
      }
    }
    return new Picture(width, height, rgb);
  }

  /** White letters with a black edge, so that they can be read on any picture. */
  private static boolean outlined(Picture picture, Box box, String text, int mostDot) {
    if (text.isBlank()) {
      return true;
    }
    boolean fits = true;
    for (int shift = 0; shift < 9; shift++) {
      int dx = (shift % 3 - 1) * LEAST_DOT;
      int dy = (shift / 3 - 1) * LEAST_DOT;
      Box edge = new Box(box.left() + dx, box.top() + dy, box.width(), box.height());
      fits = fits && Lettering.draw(picture, edge, text, 0, LEAST_DOT, mostDot);
    }
    return fits && Lettering.draw(picture, box, text, WHITE, LEAST_DOT, mostDot);
  }
}
