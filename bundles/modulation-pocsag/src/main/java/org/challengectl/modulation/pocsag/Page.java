package org.challengectl.modulation.pocsag;

import org.challengectl.modulation.kit.TextFlag;
import org.challengectl.signal.Flag;
import org.challengectl.signal.SignalException;

/** One page: whom it calls, and what the pager shows. */
record Page(int capcode, int function, PageKind kind, String text) {

  static final int MAX_CAPCODE = (1 << 21) - 1;

  /**
   * A page that can be sent.
   *
   * @throws SignalException if it has no text, a text of other characters, or an address that means
   *     something else
   */
  static Page checked(int capcode, int function, PageKind kind, Flag flag) throws SignalException {
    String text = TextFlag.text(flag, "pocsag", kind.sends(), c -> kind.code(c) >= 0);
    int address = Codeword.address(capcode, function);
    if (address == Codeword.IDLE || address == Codeword.SYNC) {
      throw SignalException.badFlag(
          "capcode %d with function %d is what POCSAG uses as its %s; choose another capcode"
              .formatted(
                  capcode, function, address == Codeword.IDLE ? "idle codeword" : "sync codeword"));
    }
    return new Page(capcode, function, kind, text);
  }

  /** Number of the frame in which the pager listens. */
  int frame() {
    return capcode & 7;
  }

  int address() {
    return Codeword.address(capcode, function);
  }

  /** The codewords that carry the text. */
  int[] message() {
    int bits = text.length() * kind.bits();
    int[] words = new int[(bits + Codeword.MESSAGE_BITS - 1) / Codeword.MESSAGE_BITS];
    for (int n = 0; n < words.length; n++) {
      int content = 0;
      for (int bit = 0; bit < Codeword.MESSAGE_BITS; bit++) {
        content = content << 1 | bit(n * Codeword.MESSAGE_BITS + bit);
      }
      words[n] = Codeword.message(content);
    }
    return words;
  }

  private int bit(int index) {
    int character = index / kind.bits();
    int code = character < text.length() ? kind.code(text.charAt(character)) : kind.filler();
    return code >> (index % kind.bits()) & 1;
  }
}
