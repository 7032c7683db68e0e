package org.challengectl.modulation.pocsag;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a program that other people wrote makes of it. */
class PocsagDecodersTest {

  private static final int AUDIO_HZ = 22_050;
  private static final Pattern PAGE =
      Pattern.compile("POCSAG(\\d+): Address: +(\\d+) +Function: (\\d) +(Alpha|Numeric): +(.*)");

  @TempDir Path folder;

  /** A discriminator's output with some noise, as multimon-ng takes it. */
  private List<String> heard(String flag, Map<String, ?> parameters, int baud, String format)
      throws Exception {
    Tool.require("multimon-ng");
    Recording signal =
        new SignalContract(new PocsagModulation())
            .record(new Flag.Text(flag), parameters, 250_000)
            .at(2 * AUDIO_HZ);
    Recording inside = signal.part(0.2, signal.samples() / (2.0 * AUDIO_HZ) - 0.2);
    float[] hz = inside.frequency();
    float[] audio = new float[AUDIO_HZ + hz.length / 2];
    Random random = new Random(7);
    for (int n = 0; n < hz.length / 2; n++) {
      audio[n + AUDIO_HZ / 2] =
          (hz[2 * n] + hz[2 * n + 1]) / 2 / 9_000 + 0.05f * (float) random.nextGaussian();
    }
    Path file = TestFiles.s16(folder.resolve("x.raw"), audio);
    String demodulator = "POCSAG" + baud;
    String said =
        Tool.run(
            file,
            List.of("multimon-ng", "-q", "-a", demodulator, "-f", format, "-e", "-t", "raw", "-"));
    Matcher pages = PAGE.matcher(said);
    return pages
        .results()
        .map(
            page ->
                "%s/%s %s"
                    .formatted(
                        page.group(2),
                        page.group(3),
                        page.group(5).replaceAll("(<[A-Z]+>)+$", "").strip()))
        .toList();
  }

  @ParameterizedTest
  @CsvSource({"512, 8", "1200, 1234567", "2400, 2097151"})
  void multimonReadsText(int baud, int capcode) throws Exception {
    String text = "CTF flag {P0CS4G} ~ The quick brown fox jumps over the lazy dog.";
    assertEquals(
        List.of(capcode + "/3 " + text),
        heard(text, Map.of("baud", baud, "capcode", capcode), baud, "alpha"));
  }

  @ParameterizedTest
  @CsvSource({"512, 3", "1200, 65535", "2400, 99999"})
  void multimonReadsNumbers(int baud, int capcode) throws Exception {
    Map<String, ?> parameters = Map.of("baud", baud, "capcode", capcode, "kind", "numeric");
    assertEquals(
        List.of(capcode + "/0 0123456789.U-][ 7"),
        heard("0123456789*U-][ 7", parameters, baud, "numeric"));
  }

  @Test
  void multimonReadsSeveralPages() throws Exception {
    String flag = "1234567: first page\n42/1: second\n100: third, which is a little longer\nfourth";
    Map<String, ?> parameters =
        Map.of("baud", 1200, "pages", "lines", "capcode", 1_234_566, "repeats", 2);
    List<String> once =
        List.of(
            "1234567/3 first page",
            "42/1 second",
            "100/3 third, which is a little longer",
            "1234566/3 fourth");
    List<String> all = heard(flag, parameters, 1200, "alpha");
    assertEquals(8, all.size(), all::toString);
    assertEquals(once, all.subList(0, 4));
    assertEquals(once, all.subList(4, 8));
  }
}
