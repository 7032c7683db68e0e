package org.challengectl.modulation.freedv;

import com.sun.jna.Callback;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.util.Optional;

/**
 * The functions of libcodec2's {@code freedv_api.h} that a transmitter needs. Bound when they are
 * first wanted; if the library is absent then, it is looked for again later, so that it can be
 * installed while the program runs.
 */
@SuppressWarnings({"MemberName", "checkstyle:MethodName"})
final class Codec2 {

  /** Told when a character of the text is to be sent. */
  interface NextCharacter extends Callback {

    /** The character, ASCII. */
    byte next(Pointer state);
  }

  private static final String LIBRARY = "codec2";
  private static final long RETRY_NANOS = 5_000_000_000L;

  private static boolean bound;
  private static String problem;
  private static long triedAtNanos;

  private Codec2() {}

  /** Why the library cannot be used now; empty if it can. */
  static synchronized Optional<String> problem() {
    long now = System.nanoTime();
    if (!bound && (problem == null || now - triedAtNanos > RETRY_NANOS)) {
      triedAtNanos = now;
      bind();
    }
    return Optional.ofNullable(problem);
  }

  private static void bind() {
    try {
      Native.register(Codec2.class, NativeLibrary.getInstance(LIBRARY));
      bound = true;
      problem = null;
    } catch (UnsatisfiedLinkError absent) {
      problem = "needs the library libcodec2, which this host lacks (Debian: libcodec2-1.0)";
    }
  }

  static native Pointer freedv_open(int mode);

  static native void freedv_close(Pointer freedv);

  static native void freedv_tx(Pointer freedv, short[] modulated, short[] speech);

  static native int freedv_get_n_speech_samples(Pointer freedv);

  static native int freedv_get_n_nom_modem_samples(Pointer freedv);

  static native int freedv_get_speech_sample_rate(Pointer freedv);

  static native int freedv_get_modem_sample_rate(Pointer freedv);

  static native void freedv_set_clip(Pointer freedv, int on);

  static native void freedv_set_tx_bpf(Pointer freedv, int on);

  static native void freedv_set_callback_txt(
      Pointer freedv, Pointer received, NextCharacter wanted, Pointer state);
}
