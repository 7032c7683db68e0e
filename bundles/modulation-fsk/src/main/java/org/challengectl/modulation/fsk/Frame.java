package org.challengectl.modulation.fsk;

import java.util.HexFormat;
import org.challengectl.signal.Flag;
import org.challengectl.signal.Parameters;
import org.challengectl.signal.SignalException;

/**
 * The bits of one frame: the preamble 1010..., the sync word, then the flag with its check sum,
 * whitened if wanted. All bytes go most significant bit first. A tail follows that alternates as
 * the preamble does: receivers that measure pulses lose the last one or two.
 */
final class Frame {

  private static final String PN9 = "pn9";

  private static final int TAIL_BITS = 4;

  private final int preambleBits;
  private final byte[] bytes;

  private Frame(int preambleBits, byte[] bytes) {
    this.preambleBits = preambleBits;
    this.bytes = bytes;
  }

  static Frame of(Flag flag, Parameters parameters) throws SignalException {
    byte[] content = Crc.of(parameters.text("crc")).append(Payload.of(flag));
    byte[] data = parameters.text("whitening").equals(PN9) ? Pn9.whiten(content) : content;
    byte[] sync = HexFormat.of().parseHex(parameters.text("sync"));
    byte[] bytes = new byte[sync.length + data.length];
    System.arraycopy(sync, 0, bytes, 0, sync.length);
    System.arraycopy(data, 0, bytes, sync.length, data.length);
    return new Frame((int) parameters.integer("preamble_bits"), bytes);
  }

  long bits() {
    return preambleBits + 8L * bytes.length + TAIL_BITS;
  }

  boolean bit(long index) {
    if (index < preambleBits) {
      return index % 2 == 0;
    }
    if (index >= bits() - TAIL_BITS) {
      return !bit(index - 1);
    }
    long inBytes = index - preambleBits;
    return (bytes[(int) (inBytes / 8)] >> (7 - inBytes % 8) & 1) == 1;
  }
}
