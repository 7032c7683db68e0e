package org.challengectl.modulation.pocsag;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodewordTest {

  private static Page page(int capcode, String text) {
    return new Page(capcode, 3, PageKind.ALPHA, text);
  }

  @Test
  void makesTheCodewordsOfTheRecommendation() {
    // Idle and sync are codewords as all others: their first 21 bits give the rest.
    assertEquals(Codeword.IDLE, Codeword.address((Codeword.IDLE >>> 13) << 3, 0));
    assertEquals(Codeword.SYNC, Codeword.address((Codeword.SYNC >>> 13) << 3, 2));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 0x12345, 0xFFFFF, 0xAAAAA})
  void givesEveryCodewordARestOfZeroAndEvenParity(int content) {
    int word = Codeword.message(content);
    assertEquals(0, Integer.bitCount(word) % 2);
    assertEquals(1, word >>> 31);
    assertEquals(content, word >>> 11 & 0xFFFFF);
    int rest = word >>> 1;
    for (int bit = 30; bit >= 10; bit--) {
      rest ^= (rest >> bit & 1) * (0b11101101001 << (bit - 10));
    }
    assertEquals(0, rest);
  }

  @Test
  void packsCharactersLeastBitFirst() {
    // "A" is 1000001, "B" is 0100001 from its least bit on; then nulls.
    int[] words = page(8, "AB").message();
    assertArrayEquals(new int[] {Codeword.message(0b1000001_0100001_000000)}, words);
    // "1" is 1000, "U" 1101; then spaces, 0011.
    int[] numbers = new Page(8, 0, PageKind.NUMERIC, "1U").message();
    assertArrayEquals(new int[] {Codeword.message(0b1000_1101_0011_0011_0011)}, numbers);
    assertEquals(1, page(8, "AB").message().length);
    assertEquals(2, page(8, "ABC").message().length);
    assertEquals(7, page(8, "A".repeat(20)).message().length);
  }

  @Test
  void putsAnAddressIntoItsFrame() {
    for (int frame = 0; frame < 8; frame++) {
      int[] words = Batches.of(List.of(page(8_000 + frame, "A")));
      assertEquals(Codeword.SYNC, words[0]);
      assertEquals(page(8_000 + frame, "A").address(), words[1 + 2 * frame]);
      assertEquals(frame == 7 ? 34 : 17, words.length);
      assertEquals(Codeword.IDLE, words[words.length - 1]);
    }
  }

  @Test
  void goesOnThroughSyncWordsAndPutsManyPagesInOrder() {
    String longText = "The quick brown fox jumps over the lazy dog, twice.";
    List<Page> pages = List.of(page(15, longText), page(8, "A"), page(9, "B"), page(9, "C"));
    int[] words = Batches.of(pages);
    assertEquals(0, words.length % 17);
    int[] content = new int[words.length / 17 * 16];
    for (int n = 0; n < words.length; n++) {
      if (n % 17 == 0) {
        assertEquals(Codeword.SYNC, words[n]);
      } else {
        content[n / 17 * 16 + n % 17 - 1] = words[n];
      }
    }
    int at = 0;
    for (Page page : pages) {
      while (content[at] == Codeword.IDLE) {
        at++;
      }
      assertEquals(page.address(), content[at]);
      assertEquals(page.frame(), at % 16 / 2);
      for (int word : page.message()) {
        assertEquals(word, content[++at]);
      }
      at++;
    }
    assertEquals(Codeword.IDLE, content[at]);
  }
}
