package org.challengectl.modulation.rtty;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.challengectl.signal.Flag;
import org.challengectl.signal.SignalException;
import org.junit.jupiter.api.Test;

class TeleprinterAlphabetTest {

  private static byte[] codes(String figures, String text) throws SignalException {
    return TeleprinterAlphabet.named(figures).encode(new Flag.Text(text));
  }

  /** Codes as ITU-T S.1 writes them: A is a mark, Z a space, the first element first. */
  private static byte[] marks(String... elements) {
    byte[] codes = new byte[elements.length];
    for (int n = 0; n < codes.length; n++) {
      for (int k = 0; k < 5; k++) {
        codes[n] |= (byte) (elements[n].charAt(k) == 'Z' ? 1 << k : 0);
      }
    }
    return codes;
  }

  private static final String LTRS = "ZZZZZ";
  private static final String FIGS = "ZZAZZ";

  @Test
  void lettersHaveTheCodesOfTheRecommendation() throws SignalException {
    assertArrayEquals(
        marks(
            LTRS, LTRS, "ZZAAA", "ZAAZZ", "AZZZA", "ZAAZA", "ZAAAA", "ZAZZA", "AZAZZ", "AAZAZ",
            "AZZAA", "ZZAZA", "ZZZZA", "AZAAZ", "AAZZZ", "AAZZA", "AAAZZ", "AZZAZ", "ZZZAZ",
            "AZAZA", "ZAZAA", "AAAAZ", "ZZZAA", "AZZZZ", "ZZAAZ", "ZAZZZ", "ZAZAZ", "ZAAAZ"),
        codes("itu", "abcdefghijklmnopqrstuvwxyz"));
  }

  @Test
  void figuresHaveTheCodesOfTheRecommendation() throws SignalException {
    assertArrayEquals(
        marks(
            LTRS, LTRS, FIGS, "ZZZAZ", "ZZAAZ", "ZAAAA", "AZAZA", "AAAAZ", "ZAZAZ", "ZZZAA",
            "AZZAA", "AAAZZ", "AZZAZ", "ZZAAA", "ZAAZZ", "AZZZA", "ZZZZA", "AZAAZ", "ZAZAA",
            "AAZZZ", "AAZZA", "ZAZZZ", "ZAAAZ", "AZZZZ"),
        codes("itu", "1234567890-?:()'.,/+="));
  }

  @Test
  void saysTheCaseAnewAfterASpaceWhetherOrNotTheReceiverForgetsIt() throws SignalException {
    assertArrayEquals(
        marks(LTRS, LTRS, FIGS, "ZZZAZ", "AAZAA", FIGS, "ZZZAZ", "AAZAA", LTRS, "ZZAAA"),
        codes("us", "1 1 a"));
    assertArrayEquals(
        marks(LTRS, LTRS, "ZZAAA", "AAZAA", "ZZAAA", "AAZAA", FIGS, "ZZZAZ"), codes("us", "a a 1"));
  }

  @Test
  void endsALineWithCarriageReturnAndLineFeed() throws SignalException {
    byte[] expected = marks(LTRS, LTRS, "ZZAAA", "AAAZA", "AZAAA", "ZZAAA");
    assertArrayEquals(expected, codes("us", "a\na"));
    assertArrayEquals(expected, codes("us", "a\r\na"));
    assertArrayEquals(expected, codes("us", "a\ra"));
  }

  @Test
  void namesWhatTheAlphabetLacks() {
    SignalException e =
        assertThrows(SignalException.class, () -> codes("us", "flag{a_b=\u00e4\u0131}\u0000"));
    assertEquals(
        "rtty sends letters, digits, spaces and the signs -$',!:(\")#?&./; only, found"
            + " '{' (U+007B), '_' (U+005F), '=' (U+003D), '\u00e4' (U+00E4), '\u0131' (U+0131),"
            + " '}' (U+007D), U+0000",
        e.getMessage());
    assertThrows(SignalException.class, () -> codes("itu", "a#b"));
  }
}
