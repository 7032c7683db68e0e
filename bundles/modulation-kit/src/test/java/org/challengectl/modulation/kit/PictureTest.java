package org.challengectl.modulation.kit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PictureTest {

  private static Picture black(int width, int height) {
    return new Picture(width, height, new int[width * height]);
  }

  /** The picture in characters: '#' where something is. */
  private static String shown(Picture picture) {
    return IntStream.range(0, picture.height())
        .mapToObj(
            y ->
                IntStream.range(0, picture.width())
                    .mapToObj(x -> picture.rgb()[y * picture.width() + x] == 0 ? "." : "#")
                    .collect(Collectors.joining()))
        .collect(Collectors.joining("\n"));
  }

  @Test
  void shrinksToMeansOfAreas() {
    Picture picture = new Picture(3, 2, new int[] {0, 0xFFFFFF, 0x0000FF, 0, 0xFFFFFF, 0x0000FF});
    assertArrayEquals(new int[] {0x555555, 0x5555FF}, picture.scaled(2, 1).rgb());
    assertArrayEquals(new int[] {0x5555AA}, picture.scaled(1, 1).rgb());
  }

  @Test
  void growsWithoutLosingItsMean() {
    Picture grown = new Picture(2, 1, new int[] {0, 0xFF0000}).scaled(7, 5);
    double mean = Arrays.stream(grown.rgb()).map(c -> c >> 16).average().orElseThrow();
    assertEquals(127.5, mean, 0.5);
    assertEquals(0, grown.rgb()[0]);
    assertEquals(0xFF0000, grown.rgb()[34]);
  }

  @Test
  void keepsItsProportionsInAFrame() {
    Picture picture = new Picture(2, 1, new int[] {0xFFFFFF, 0xFFFFFF});
    assertEquals("....\n####\n####\n....", shown(picture.fitted(4, 4)));
    assertEquals(".##.\n.##.", shown(new Picture(1, 1, new int[] {1 << 16}).fitted(4, 2)));
  }

  @Test
  void weighsColoursAsEyesDo() {
    assertEquals(255, Picture.brightness(0xFFFFFF));
    assertEquals(0, Picture.brightness(0));
    assertEquals(150, Picture.brightness(0x00FF00));
    assertEquals(76, Picture.brightness(0xFF0000));
    assertEquals(29, Picture.brightness(0x0000FF));
  }

  @Test
  void drawsLettersThatCanBeRead() {
    assertEquals(
        """
        .............
        .#####..###..
        .#.....#...#.
        .####..#.....
        .....#.#.###.
        .....#.#...#.
        .#...#.#...#.
        ..###...####.
        .............""",
        shown(Lettering.page("5G", 2)));
  }

  @Test
  void setsAPageInLinesOfAFewLetters() {
    assertEquals(
        """
        .............
        ......#......
        .....##......
        ......#......
        ......#......
        ......#......
        ......#......
        .....###.....
        .............""",
        shown(Lettering.page("ab 1", 2)).substring(9 * 14));
    assertEquals(3 * 9, Lettering.page("abcde", 2).height());
    assertEquals(1 + 6 * 5, Lettering.page("abcde", 9).width());
    assertEquals(9, Lettering.page("", 1).height());
  }

  @Test
  void drawsAsLargeAsTheBoxAllows() {
    Picture picture = black(40, 20);
    assertTrue(Lettering.draw(picture, new Lettering.Box(2, 1, 36, 18), "I", 0x00FF00, 1, 9));
    int[] set = IntStream.range(0, 800).filter(n -> picture.rgb()[n] != 0).toArray();
    assertEquals(14, set[set.length - 1] / 40 - set[0] / 40 + 1);
    assertTrue(Arrays.stream(set).allMatch(n -> picture.rgb()[n] == 0x00FF00));
  }

  @Test
  void breaksLinesAtBlanksAndLongWordsOnlyIfItMust() {
    Picture words = black(6 * 5, 9 * 2);
    assertTrue(Lettering.draw(words, new Lettering.Box(0, 0, 30, 18), "ab cde", 1, 1, 1));
    Picture same = black(6 * 5, 9 * 2);
    assertTrue(Lettering.draw(same, new Lettering.Box(0, 0, 30, 18), "ab\ncde", 1, 1, 1));
    assertEquals(shown(same), shown(words));
    Picture longWord = black(200, 100);
    Lettering.Box box = new Lettering.Box(0, 0, 200, 100);
    assertTrue(Lettering.draw(longWord, box, "x".repeat(33), 1, 1, 9));
    assertTrue(shown(longWord).contains("###"), "was not made larger than one dot by breaking");
  }

  @Test
  void drawsNothingIfTheTextDoesNotFit() {
    Picture picture = black(30, 9);
    Lettering.Box box = new Lettering.Box(0, 0, 30, 9);
    assertFalse(Lettering.draw(picture, box, "abcdef", 1, 1, 3));
    assertFalse(Lettering.draw(picture, new Lettering.Box(0, 0, 4, 4), "a", 1, 1, 3));
    assertFalse(shown(picture).contains("#"));
  }

  @Test
  void hasALetterForEveryPrintableAsciiCharacter() {
    for (int c = '!'; c <= '~'; c++) {
      assertTrue(Lettering.has(c));
      assertTrue(shown(Lettering.page(Character.toString(c), 1)).contains("#"), "letter " + c);
    }
    long different =
        IntStream.rangeClosed(' ', '~')
            .mapToObj(c -> shown(Lettering.page(Character.toString(c), 1)))
            .distinct()
            .count();
    assertEquals(95, different);
    assertFalse(Lettering.has('\u00e4') || Lettering.has('\t') || Lettering.has(-1));
  }
}
