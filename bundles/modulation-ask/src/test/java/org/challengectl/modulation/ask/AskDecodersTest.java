package org.challengectl.modulation.ask;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.challengectl.dsp.testkit.Recording;
import org.challengectl.dsp.testkit.SignalContract;
import org.challengectl.dsp.testkit.TestFiles;
import org.challengectl.dsp.testkit.Tool;
import org.challengectl.signal.Flag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a program that other people wrote makes of it. */
class AskDecodersTest {

  @TempDir Path folder;

  @Test
  void rtl433ReadsEveryFrame() throws Exception {
    Tool.require("rtl_433");
    String text = "Stop by Unallocated Space";
    Recording signal =
        new SignalContract(new AskModulation())
            .record(new Flag.Text(text), Map.of("repeats", 4), 250_000);
    Random random = new Random(4);
    float[] noisy = signal.iq().clone();
    for (int n = 0; n < noisy.length; n++) {
      noisy[n] = 0.7f * noisy[n] + 0.003f * (float) random.nextGaussian();
    }
    Path file = TestFiles.cf32(folder.resolve("x.cf32"), new Recording(noisy, 250_000));
    double bitUs = 1e6 / 3211;
    String spec = "n=x,m=OOK_PCM,s=%.1f,l=%.1f,r=%d".formatted(bitUs, bitUs, (int) (18 * bitUs));
    String output =
        Tool.run(
            file,
            List.of(
                "rtl_433",
                "-c",
                "/dev/null",
                "-s",
                "250000",
                "-r",
                file.toString(),
                "-R",
                "0",
                "-F",
                "json",
                "-X",
                spec));
    // rtl_433 starts a row at the first one, which is the text's second bit.
    String bits = Bits.ofAscii(text).substring(1);
    int found = 0;
    Matcher rows = Pattern.compile("\"data\" : \"([0-9a-f]+)\"").matcher(output);
    while (rows.find()) {
      String hex = rows.group(1);
      found += Bits.ofHex(hex, hex.length()).startsWith(bits) ? 1 : 0;
    }
    assertEquals(4, found, () -> "rtl_433 said " + output);
  }
}
