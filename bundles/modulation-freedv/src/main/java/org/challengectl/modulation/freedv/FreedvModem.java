package org.challengectl.modulation.freedv;

import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;

/** One transmitter of libcodec2: speech in, modem signal out, a frame at a time. */
final class FreedvModem implements AutoCloseable {

  /** Opening builds tables that the library's versions share between modems. */
  private static final Object OPENING = new Object();

  private final Pointer freedv;
  private final Repeated characters;
  private final short[] speech;
  private final short[] modulated;
  private boolean closed;

  /**
   * @param text sent beside the speech, again and again; ASCII, may be empty
   */
  FreedvModem(FreedvMode mode, String text) {
    synchronized (OPENING) {
      freedv = Codec2.freedv_open(mode.number());
    }
    if (freedv == null) {
      throw new IllegalStateException("libcodec2 was built without the FreeDV mode " + mode);
    }
    speech = new short[Codec2.freedv_get_n_speech_samples(freedv)];
    modulated = new short[Codec2.freedv_get_n_nom_modem_samples(freedv)];
    Codec2.freedv_set_clip(freedv, 1);
    Codec2.freedv_set_tx_bpf(freedv, 1);
    characters = text.isEmpty() ? null : new Repeated(text);
    if (characters != null) {
      Codec2.freedv_set_callback_txt(freedv, null, characters, null);
    }
  }

  /** Samples of speech in a frame, at 8 kHz. */
  int speechSamples() {
    return speech.length;
  }

  /** Samples of modem signal in a frame, at 8 kHz. */
  int modemSamples() {
    return modulated.length;
  }

  /** From now on the text is sent; before, line ends are. */
  void startText() {
    if (characters != null) {
      characters.started = true;
    }
  }

  /**
   * Sends a frame.
   *
   * @param in {@link #speechSamples} floats of -1 to 1
   * @param out receives {@link #modemSamples} floats of -1 to 1
   */
  void send(float[] in, float[] out) {
    for (int n = 0; n < speech.length; n++) {
      speech[n] = (short) Math.max(-32_767, Math.min(32_767, Math.round(in[n] * 32_767)));
    }
    Codec2.freedv_tx(freedv, modulated, speech);
    for (int n = 0; n < modulated.length; n++) {
      out[n] = modulated[n] * (1 / 32_768f);
    }
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      Codec2.freedv_close(freedv);
    }
  }

  /** Gives the characters of a text one by one, with a line end between the repetitions. */
  private static final class Repeated implements Codec2.NextCharacter {

    private final byte[] text;
    private int next;
    private boolean started;

    Repeated(String text) {
      this.text = (text + "\r").getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public byte next(Pointer state) {
      if (!started) {
        return '\r';
      }
      byte character = text[next];
      next = (next + 1) % text.length;
      return character;
    }
  }
}
