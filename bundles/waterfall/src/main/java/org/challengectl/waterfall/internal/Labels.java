package org.challengectl.waterfall.internal;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;

/**
 * Labels a picture with the fonts of the machine, unlike what is sent as a picture, which must look
 * the same everywhere. Texts come from users: control characters are shown as blanks. On a machine
 * that has no fonts at all the picture goes without text rather than not at all.
 */
final class Labels {

  /** Of the letters. */
  enum Size {
    TITLE(18, Font.BOLD),
    TEXT(13, Font.PLAIN);

    private final int points;
    private final int style;

    Size(int points, int style) {
      this.points = points;
      this.style = style;
    }
  }

  private final Graphics2D graphics;
  private final boolean usable;

  Labels(Graphics2D graphics) {
    this.graphics = graphics;
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    usable = isUsable(graphics);
  }

  private static boolean isUsable(Graphics2D graphics) {
    try {
      graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
      return graphics.getFontMetrics().stringWidth("0") > 0;
    } catch (RuntimeException | LinkageError | InternalError e) {
      // This is how the JDK says that fontconfig, freetype or every font is missing.
      return false;
    }
  }

  void use(Size size, Color colour) {
    graphics.setFont(new Font(Font.SANS_SERIF, size.style, size.points));
    graphics.setColor(colour);
  }

  /** From {@code x} on; shortened if it is wider than {@code most} pixels. */
  void left(String text, int x, int baseline, int most) {
    if (usable) {
      graphics.drawString(fitting(plain(text), most), x, baseline);
    }
  }

  void right(String text, int x, int baseline) {
    if (usable) {
      graphics.drawString(text, x - width(text), baseline);
    }
  }

  void centred(String text, int x, int baseline) {
    if (usable) {
      graphics.drawString(text, x - width(text) / 2, baseline);
    }
  }

  /** Reading from below to above, centred on a point. */
  void upwards(String text, int x, int y) {
    AffineTransform before = graphics.getTransform();
    graphics.rotate(-Math.PI / 2, x, y);
    centred(text, x, y);
    graphics.setTransform(before);
  }

  private int width(String text) {
    return graphics.getFontMetrics().stringWidth(text);
  }

  private String fitting(String text, int most) {
    FontMetrics metrics = graphics.getFontMetrics();
    if (metrics.stringWidth(text) <= most) {
      return text;
    }
    int length = text.length();
    while (length > 0 && metrics.stringWidth(text.substring(0, length) + "\u2026") > most) {
      length = text.offsetByCodePoints(length, -1);
    }
    return text.substring(0, length) + "\u2026";
  }

  private static String plain(String text) {
    String shown = text.length() > 500 ? text.substring(0, 500) : text;
    return shown
        .codePoints()
        .map(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029 ? ' ' : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
