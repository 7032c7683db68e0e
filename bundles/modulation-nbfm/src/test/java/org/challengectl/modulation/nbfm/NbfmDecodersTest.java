package org.challengectl.modulation.nbfm;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
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

/** What programs that other people wrote make of it. */
class NbfmDecodersTest {

  private static final String TEXT = "the flag is seven seven bravo";

  @TempDir Path folder;

  @Test
  void gnuRadioHearsAModemThatMinimodemReads() throws Exception {
    Tool.require("minimodem");
    Tool.requirePython("gnuradio.analog");
    Path text = Files.writeString(folder.resolve("text"), TEXT);
    Path wav = folder.resolve("modem.wav");
    Tool.run(text, List.of("minimodem", "--tx", "-f", wav.toString(), "300"));
    SignalContract contract = new SignalContract(new NbfmModulation());
    Recording signal = contract.record(new Flag.File(wav, "modem.wav"), Map.of(), 480_000);

    Path iq = TestFiles.cf32(folder.resolve("x.cf32"), signal);
    Path audio = folder.resolve("audio.f32");
    Path script = Path.of(getClass().getResource("/nbfm_rx.py").toURI());
    String log =
        Tool.run(
            text, List.of("/usr/bin/python3", script.toString(), iq.toString(), audio.toString()));
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(audio)).order(ByteOrder.LITTLE_ENDIAN);
    FloatBuffer floats = bytes.asFloatBuffer();
    float[] samples = new float[floats.remaining()];
    floats.get(samples);
    Path heard = TestFiles.wav(folder.resolve("heard.wav"), 48_000, 1, samples);
    String got = Tool.run(text, List.of("minimodem", "--rx", "-f", heard.toString(), "300"));
    assertTrue(got.contains(TEXT), () -> "minimodem read " + got + log);
  }
}
