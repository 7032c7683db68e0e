package org.challengectl.modulation.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Draws text with letters of 5x7 dots, as large as it fits; needs no fonts. */
public final class Lettering {

  private static final int PITCH = Glyphs.WIDTH + 1;
  private static final int LINE = Glyphs.HEIGHT + 2;

  /**
   * A rectangle of a picture, in pixels.
   *
   * @param left first column
   * @param top first row
   */
  public record Box(int left, int top, int width, int height) {}

  private Lettering() {}

  /** Whether there is a letter for a character, or it ends a line. */
  public static boolean has(int codePoint) {
    return codePoint == '\n' || Glyphs.has(codePoint);
  }

  /**
   * Draws into a picture, centred in a box, with dots as large as the text allows. Words are broken
   * only if the letters would be less than half as large otherwise.
   *
   * @param text of characters that it {@linkplain #has has}
   * @param colour {@code 0xRRGGBB}
   * @param least size of a dot that can still be read, in pixels
   * @param most greatest size of a dot, in pixels
   * @return false, and nothing drawn, if the text does not fit
   */
  public static boolean draw(
      Picture picture, Box box, String text, int colour, int least, int most) {
    Optional<Layout> broken = layout(box, text, true, least, most);
    Optional<Layout> whole = layout(box, text, false, least, most);
    int largest = broken.map(Layout::dot).orElse(0);
    Optional<Layout> best = whole.filter(layout -> 2 * layout.dot >= largest).or(() -> broken);
    best.ifPresent(layout -> put(picture, box, layout, colour));
    return best.isPresent();
  }

  private record Layout(List<String> lines, int dot) {}

  private static Optional<Layout> layout(
      Box box, String text, boolean breaking, int least, int most) {
    for (int dot = most; dot >= least; dot--) {
      int columns = (box.width() / dot + 1) / PITCH;
      int rows = (box.height() / dot + LINE - Glyphs.HEIGHT) / LINE;
      List<String> lines = columns < 1 ? List.of() : wrapped(text, columns);
      boolean fits = columns >= 1 && lines.size() <= rows;
      if (fits && (breaking || keepsWords(text, columns))) {
        return Optional.of(new Layout(lines, dot));
      }
    }
    return Optional.empty();
  }

  private static boolean keepsWords(String text, int columns) {
    for (String word : text.split("\\s+", -1)) {
      if (word.length() > columns) {
        return false;
      }
    }
    return true;
  }

  private static List<String> wrapped(String text, int columns) {
    List<String> lines = new ArrayList<>();
    for (String paragraph : text.split("\n", -1)) {
      String rest = paragraph.strip();
      while (rest.length() > columns) {
        int space = rest.lastIndexOf(' ', columns);
        int end = space > 0 ? space : columns;
        lines.add(rest.substring(0, end).stripTrailing());
        rest = rest.substring(end).stripLeading();
      }
      lines.add(rest);
    }
    return lines;
  }

  private static void put(Picture picture, Box box, Layout layout, int colour) {
    int dot = layout.dot;
    int tall = (layout.lines.size() * LINE - LINE + Glyphs.HEIGHT) * dot;
    int top = box.top() + (box.height() - tall) / 2;
    for (String line : layout.lines) {
      int wide = (line.length() * PITCH - 1) * dot;
      int left = box.left() + (box.width() - wide) / 2;
      for (int n = 0; n < line.length(); n++) {
        letter(picture, left + n * PITCH * dot, top, line.charAt(n), dot, colour);
      }
      top += LINE * dot;
    }
  }

  private static void letter(Picture picture, int left, int top, char c, int dot, int colour) {
    for (int y = 0; y < Glyphs.HEIGHT * dot; y++) {
      for (int x = 0; x < Glyphs.WIDTH * dot; x++) {
        if (Glyphs.dot(c, x / dot, y / dot)) {
          picture.rgb()[(top + y) * picture.width() + left + x] = colour;
        }
      }
    }
  }

  /**
   * A text in lines, white on black, with one black pixel around it.
   *
   * @param text of characters that it {@linkplain #has has}
   * @param letters most that fit into a line; longer words are broken
   */
  public static Picture page(String text, int letters) {
    List<String> lines = wrapped(text, letters);
    int longest = lines.stream().mapToInt(String::length).max().orElse(0);
    int width = Math.max(1, longest) * PITCH + 1;
    int height = lines.size() * LINE;
    Picture picture = new Picture(width, height, new int[width * height]);
    Box inside = new Box(1, 1, width - 2, height - 2);
    put(picture, inside, new Layout(lines, 1), 0xFFFFFF);
    return picture;
  }
}
