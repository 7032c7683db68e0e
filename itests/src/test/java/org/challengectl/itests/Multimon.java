package org.challengectl.itests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** multimon-ng: other people's receiver of pagers. */
final class Multimon {

  /** Samples a second that it wants. */
  static final int RATE = 22_050;

  private Multimon() {}

  /** What it says to a file of 16-bit samples. */
  static String pocsag(Path audio) throws Exception {
    Process process =
        new ProcessBuilder("multimon-ng", "-q", "-t", "raw", "-a", "POCSAG1200", "-f", "alpha", "-")
            .redirectInput(audio.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(20, TimeUnit.SECONDS));
    return said;
  }

  /** Samples as it wants them. */
  static byte[] pcm(float[] samples, int count) {
    ByteBuffer bytes = ByteBuffer.allocate(2 * count).order(ByteOrder.LITTLE_ENDIAN);
    for (int k = 0; k < count; k++) {
      bytes.putShort((short) (Math.max(-1, Math.min(1, samples[k])) * 32_767));
    }
    return bytes.array();
  }
}
