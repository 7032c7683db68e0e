package org.challengectl.modulation.wbfm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RdsTest {

  /** Parity check matrix, and syndromes of the offset words (EN 50067, annex B). */
  private static final int[] MATRIX = {
    0x200, 0x100, 0x080, 0x040, 0x020, 0x010, 0x008, 0x004, 0x002, 0x001, 0x2DC, 0x16E, 0x0B7,
    0x287, 0x39F, 0x313, 0x355, 0x376, 0x1BB, 0x201, 0x3DC, 0x1EE, 0x0F7, 0x2A7, 0x38F, 0x31B
  };

  private static final int[] SYNDROMES = {0x3D8, 0x3D4, 0x25C, 0x258};

  private static int syndrome(int block) {
    int syndrome = 0;
    for (int n = 0; n < 26; n++) {
      if ((block >> (25 - n) & 1) != 0) {
        syndrome ^= MATRIX[n];
      }
    }
    return syndrome;
  }

  @Test
  void aReceiverFindsEachBlocksPlaceByItsSyndrome() {
    for (int information : new int[] {0, 1, 0x8000, 0xFFFF, 0xC0DE, 0x1234}) {
      for (int place = 0; place < 4; place++) {
        int block = RdsBlocks.encode(information, place);
        assertEquals(SYNDROMES[place], syndrome(block));
        assertEquals(information, block >> 10);
      }
    }
  }

  @Test
  void aProgrammeHoldsNameAndTextInTheirGroups() {
    byte[] bits = new RdsProgramme(0xC0DE, "RADIO$", "flag{a}").bits();
    StringBuilder name = new StringBuilder();
    StringBuilder text = new StringBuilder();
    for (int at = 0; at < bits.length; at += RdsBlocks.GROUP_BITS) {
      assertEquals(0xC0DE, word(bits, at));
      int second = word(bits, at + 26);
      if (second >> 12 == 0) {
        assertEquals(name.length() / 2, second & 3);
        name.append(characters(word(bits, at + 78)));
      } else {
        assertEquals(2, second >> 12);
        assertEquals(text.length() / 4, second & 15);
        text.append(characters(word(bits, at + 52))).append(characters(word(bits, at + 78)));
      }
    }
    assertEquals("RADIO\u00ab  ", name.toString());
    assertEquals("flag{a}\r", text.toString());
  }

  @Test
  void aFullTextNeedsNoEnd() {
    byte[] bits = new RdsProgramme(1, "A", "x".repeat(64)).bits();
    assertEquals(32, bits.length / RdsBlocks.GROUP_BITS);
  }

  @Test
  void theSubcarrierStaysInItsBandAndBelowOne() {
    RdsSubcarrier subcarrier = new RdsSubcarrier(new RdsProgramme(0xFFFF, "A", "B").bits());
    float[] multiplex = new float[RdsSubcarrier.RATE_HZ];
    subcarrier.addTo(multiplex, multiplex.length, 1);
    double peak = 0;
    for (float x : multiplex) {
      peak = Math.max(peak, Math.abs(x));
    }
    assertTrue(peak > 0.6 && peak <= 1, "peak " + peak);
  }

  private static int word(byte[] bits, int at) {
    int word = 0;
    for (int n = 0; n < 16; n++) {
      word = word << 1 | bits[at + n];
    }
    return word;
  }

  private static String characters(int word) {
    return "" + (char) (word >> 8) + (char) (word & 0xFF);
  }
}
