package org.challengectl.dsp.audio.internal;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * What is unpacked at present, by the digest of the compressed file: who opens a file again, to
 * transmit what was just judged, gets the same samples and no second copy takes space.
 */
public final class Spools {

  private static final Map<String, WeakReference<Spool>> PRESENT = new HashMap<>();

  private Spools() {}

  /** The samples of a file, unpacked now unless they are there; see {@link Spool}. */
  public static Spool of(ByteSource file, AudioKind.Found found) throws IOException {
    String digest = digest(file);
    Spool spool = present(digest);
    if (spool == null) {
      spool = Spool.of(file, found);
      remember(digest, spool);
    }
    return spool;
  }

  private static Spool present(String digest) {
    synchronized (PRESENT) {
      PRESENT.values().removeIf(spool -> spool.get() == null);
      WeakReference<Spool> spool = PRESENT.get(digest);
      return spool == null ? null : spool.get();
    }
  }

  private static void remember(String digest, Spool spool) {
    synchronized (PRESENT) {
      PRESENT.put(digest, new WeakReference<>(spool));
    }
  }

  private static String digest(ByteSource file) throws IOException {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
    byte[] block = new byte[1 << 14];
    try (InputStream bytes = file.stream(0, file.size())) {
      for (int count = bytes.read(block); count > 0; count = bytes.read(block)) {
        digest.update(block, 0, count);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
