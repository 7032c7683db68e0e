package org.challengectl.modulation.fsk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
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

/** What programs that other people wrote make of it. */
class FskDecodersTest {

  private static final String TEXT = "FLAG{two tones}";

  @TempDir Path folder;

  private static Recording noisy(Recording signal) {
    Random random = new Random(4);
    float[] iq = signal.iq().clone();
    for (int n = 0; n < iq.length; n++) {
      iq[n] = 0.7f * iq[n] + 0.003f * (float) random.nextGaussian();
    }
    return new Recording(iq, signal.rateHz());
  }

  @ParameterizedTest
  @CsvSource({
    "4800, 5000, none, 250000",
    "9600, 10000, gaussian, 250000",
    "38400, 20000, none, 1000000"
  })
  void rtl433ReadsEveryFrame(int baud, int deviation, String shaping, int rateHz) throws Exception {
    Tool.require("rtl_433");
    Map<String, ?> parameters =
        Map.of("baud", baud, "deviation", deviation, "shaping", shaping, "repeats", 3);
    Recording signal =
        noisy(
            new SignalContract(new FskModulation())
                .record(new Flag.Text(TEXT), parameters, rateHz));
    Path file = TestFiles.cf32(folder.resolve("x.cf32"), signal);
    double bitUs = 1e6 / baud;
    String spec =
        "n=x,m=FSK_PCM,s=%.2f,l=%.2f,r=%d,preamble=aaaa"
            .formatted(bitUs, bitUs, (int) (60 * bitUs));
    String said =
        Tool.run(
            file,
            List.of(
                "rtl_433",
                "-c",
                "/dev/null",
                "-s",
                Integer.toString(rateHz),
                "-Y",
                "minmax",
                "-r",
                file.toString(),
                "-R",
                "0",
                "-F",
                "json",
                "-X",
                spec));
    String data = HexFormat.of().formatHex(TEXT.getBytes(StandardCharsets.US_ASCII));
    Matcher rows = Pattern.compile("\"data\" : \"([0-9a-f]+)\"").matcher(said);
    String bits = new BigInteger("1" + data, 16).toString(2).substring(1);
    long found =
        rows.results()
            .filter(row -> new BigInteger("1" + row.group(1), 16).toString(2).contains(bits))
            .count();
    assertEquals(3, found, () -> "rtl_433 said " + said);
  }

  @Test
  void minimodemReadsAsynchronousCharacters() throws Exception {
    Tool.require("minimodem");
    // 8N1: a start bit, eight bits from the least one on, a stop bit; the line idles at one.
    StringBuilder line = new StringBuilder("1".repeat(160));
    for (int c : TEXT.chars().toArray()) {
      String low = new StringBuilder(Integer.toBinaryString(256 + c)).reverse().substring(0, 8);
      line.append('0').append(low).append('1');
    }
    line.append("1".repeat(80 - line.length() % 80));
    String hex = new BigInteger("1" + line, 2).toString(16).substring(1);
    Map<String, ?> parameters = Map.of("baud", 1_200, "deviation", 500, "preamble_bits", 0);
    Recording signal =
        new SignalContract(new FskModulation())
            .record(new Flag.Text("hex:" + hex), parameters, 250_000)
            .shifted(1_700)
            .at(48_000);
    float[] audio = new float[signal.samples()];
    for (int n = 0; n < audio.length; n++) {
      audio[n] = 0.5f * signal.iq()[2 * n];
    }
    Path file = TestFiles.wav(folder.resolve("x.wav"), 48_000, 1, audio);
    String said =
        Tool.run(
            file,
            List.of(
                "minimodem",
                "--rx",
                "-8",
                "-M",
                "2200",
                "-S",
                "1200",
                "-q",
                "-f",
                file.toString(),
                "1200"));
    assertTrue(said.contains(TEXT), () -> "minimodem said " + said);
  }
}
