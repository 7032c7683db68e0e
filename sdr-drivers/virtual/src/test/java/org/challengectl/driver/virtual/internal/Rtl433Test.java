package org.challengectl.driver.virtual.internal;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.challengectl.radio.Radio;
import org.challengectl.radio.SampleSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An ordinary SDR program listens at the front door. */
@Timeout(60)
class Rtl433Test {

  private static final int RATE = 500_000;
  private static final long CENTRE = 433_920_000;
  private static final double BAUD = 3_211;
  private static final long FRAME = 0xA53C_5A9DL;
  private static final int FRAME_BITS = 32;
  private static final int PERIOD_BITS = 96;

  @Test
  void hearsOnOffKeying() throws Exception {
    assumeTrue(isInstalled(), "rtl_433 is not installed");
    try (VirtualDriver host = LiveAir.host(Optional.empty());
        Radio radio = LiveAir.open(host, "host-tx", RATE)) {
      Sending sending = new Sending(radio, CENTRE, keyed());
      Process program =
          new ProcessBuilder(
                  "rtl_433",
                  "-d",
                  "rtl_tcp:127.0.0.1:" + host.rtlTcpPort().orElseThrow(),
                  "-s",
                  "250000",
                  "-f",
                  "433.92M",
                  "-R",
                  "0",
                  "-X",
                  "n=x,m=OOK_PCM,s=311.4,l=311.4,r=5600",
                  "-F",
                  "json",
                  "-T",
                  "15")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      try (BufferedReader out =
          new BufferedReader(
              new java.io.InputStreamReader(program.getInputStream(), StandardCharsets.UTF_8))) {
        int decoded = 0;
        String line;
        while (decoded < 3 && (line = out.readLine()) != null) {
          decoded += line.contains("}a53c5a9d") ? 1 : 0;
        }
        assertTrue(decoded == 3, "rtl_433 decoded " + decoded + " frames in 15 s");
      } finally {
        program.destroy();
        assertTrue(program.waitFor(10, TimeUnit.SECONDS));
      }
      radio.silence();
      sending.get();
    }
  }

  /** The frame again and again, with silence in between, for ever. */
  private static SampleSource keyed() {
    long[] position = {0};
    return (iq, offset, samples) -> {
      for (int i = 0; i < samples; i++) {
        int bit = (int) ((long) (position[0]++ * BAUD / RATE) % PERIOD_BITS);
        boolean on = bit < FRAME_BITS && (FRAME >> (FRAME_BITS - 1 - bit) & 1) == 1;
        iq[offset + 2 * i] = on ? 0.9f : 0f;
        iq[offset + 2 * i + 1] = 0;
      }
      return samples;
    };
  }

  private static boolean isInstalled() throws IOException {
    for (String directory : System.getenv("PATH").split(java.io.File.pathSeparator, -1)) {
      if (Files.isExecutable(Path.of(directory, "rtl_433"))) {
        return true;
      }
    }
    return false;
  }
}
