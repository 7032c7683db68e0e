package org.challengectl.modulation.ssb;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.challengectl.dsp.testkit.Recording;
import org.challengectl.dsp.testkit.SignalContract;
import org.challengectl.dsp.testkit.TestFiles;
import org.challengectl.dsp.testkit.Tool;
import org.challengectl.signal.Flag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What programs that other people wrote make of it. */
class SsbDecodersTest {

  private static final String TEXT = "the flag is seven seven bravo";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"usb, 1", "lsb, -1"})
  void minimodemReadsAModemThroughAProductDetector(String mode, int sign) throws Exception {
    Tool.require("minimodem");
    Path text = Files.writeString(folder.resolve("text"), TEXT);
    Path wav = folder.resolve("modem.wav");
    Tool.run(text, List.of("minimodem", "--tx", "-f", wav.toString(), "300"));
    SignalContract contract = new SignalContract(new SsbModulation());
    Recording signal =
        contract.record(new Flag.File(wav, "modem.wav"), Map.of("mode", mode), 250_000);
    // The wanted sideband's middle to 0 Hz, a narrow filter, and back: the other one is lost.
    Recording heard = signal.shifted(-sign * 1_500.0).at(4_000).shifted(sign * 1_500.0).at(24_000);
    float[] audio = new float[heard.samples()];
    for (int n = 0; n < audio.length; n++) {
      audio[n] = heard.iq()[2 * n];
    }
    Path file = TestFiles.wav(folder.resolve("heard.wav"), 24_000, 1, audio);
    String got = Tool.run(text, List.of("minimodem", "--rx", "-f", file.toString(), "300"));
    assertTrue(got.contains(TEXT), () -> "minimodem read " + got);
  }
}
