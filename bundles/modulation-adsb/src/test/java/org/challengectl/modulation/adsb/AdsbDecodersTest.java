package org.challengectl.modulation.adsb;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.challengectl.dsp.testkit.Recording;
import org.challengectl.dsp.testkit.SignalContract;
import org.challengectl.dsp.testkit.Tool;
import org.challengectl.signal.Flag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a program that other people wrote makes of it. */
class AdsbDecodersTest {

  private static final int RECEIVER_HZ = 2_400_000;

  @TempDir Path folder;

  /** The mean over each of the receiver's samples of what a converter holds. */
  private static float[] received(Recording sent) {
    int count = (int) ((long) sent.samples() * RECEIVER_HZ / sent.rateHz());
    double step = sent.rateHz() / (double) RECEIVER_HZ;
    float[] made = new float[count];
    for (int n = 0; n < count; n++) {
      double sum = 0;
      double at = n * step;
      while (at < (n + 1) * step - 1e-6) {
        double next = Math.min((n + 1) * step, Math.floor(at + 1e-6) + 1);
        sum += (next - at) * sent.iq()[2 * Math.min(sent.samples() - 1, (int) (at + 1e-6))];
        at = next;
      }
      made[n] = (float) (sum / step);
    }
    return made;
  }

  @ParameterizedTest
  @ValueSource(ints = {2_000_000, 2_400_000, 4_000_000})
  void dump1090ReadsEveryFrame(int rateHz) throws Exception {
    Tool.require("dump1090-mutability");
    List<String> frames =
        List.of(
            "8d4840d6202cc371c32ce0576098",
            "8d40621d58c382d690c8ac2863a7",
            "8d485020994409940838175b284f");
    Flag flag = new Flag.Text(String.join(" ", frames));
    Map<String, ?> parameters = Map.of("repeats", 1, "spacing_ms", 5);
    float[] level =
        received(new SignalContract(new AdsbModulation()).record(flag, parameters, rateHz));
    Random random = new Random(9);
    byte[] bytes = new byte[2 * (level.length + RECEIVER_HZ / 5)];
    for (int n = 0; n < bytes.length; n++) {
      double value = n % 2 == 0 && n / 2 < level.length ? 0.8 * level[n / 2] : 0;
      bytes[n] = (byte) Math.round(127.5 + 127 * value + random.nextGaussian());
    }
    Path file = Files.write(folder.resolve("x.bin"), bytes);
    String said =
        Tool.run(
            file, List.of("dump1090-mutability", "--ifile", file.toString(), "--raw", "--no-fix"));
    List<String> heard =
        Pattern.compile("\\*([0-9a-fA-F]+);")
            .matcher(said)
            .results()
            .map(found -> found.group(1).toLowerCase(Locale.ROOT))
            .toList();
    assertEquals(frames, heard, () -> "dump1090 said " + said);
  }
}
