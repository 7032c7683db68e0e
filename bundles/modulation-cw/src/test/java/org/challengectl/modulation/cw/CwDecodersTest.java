package org.challengectl.modulation.cw;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.challengectl.dsp.testkit.Recording;
import org.challengectl.dsp.testkit.SignalContract;
import org.challengectl.dsp.testkit.TestFiles;
import org.challengectl.dsp.testkit.Tool;
import org.challengectl.signal.Flag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a program that other people wrote makes of it. */
class CwDecodersTest {

  private static final int AUDIO_RATE_HZ = 22_050;

  @TempDir Path folder;

  @Test
  void multimonReadsTheText() throws Exception {
    Tool.require("multimon-ng");
    SignalContract contract = new SignalContract(new CwModulation());
    Flag flag = new Flag.Text("CQ CTF DE K1ABC FLAG=42?");
    Recording signal = contract.record(flag, Map.of("speed", 20), 250_000);
    Recording heard = signal.at(AUDIO_RATE_HZ).shifted(700);
    float[] audio = new float[heard.samples() + AUDIO_RATE_HZ];
    for (int n = 0; n < heard.samples(); n++) {
      audio[n] = heard.iq()[2 * n];
    }
    Path file = TestFiles.s16(folder.resolve("audio.raw"), audio);
    String text =
        Tool.run(
            file,
            List.of(
                "multimon-ng",
                "-q",
                "-c",
                "-a",
                "MORSE_CW",
                "-d",
                "60",
                "-g",
                "60",
                "-t",
                "raw",
                "-"));
    assertTrue(text.contains("CQ CTF DE K1ABC FLAG=42?"), () -> "multimon-ng read " + text);
  }
}
