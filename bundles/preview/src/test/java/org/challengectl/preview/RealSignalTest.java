package org.challengectl.preview;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.OptionalInt;
import org.challengectl.modulation.cw.CwModulation;
import org.challengectl.preview.internal.BoundedPreviews;
import org.challengectl.signal.Flag;
import org.challengectl.signal.Parameters;
import org.challengectl.signal.Signal;
import org.junit.jupiter.api.Test;

/** With a modulation that ships. */
class RealSignalTest {

  private final CwModulation cw = new CwModulation();
  private final Flag flag = new Flag.Text("CQ DE N0CALL");

  @Test
  void agreesWithTheStreamThatARunnerSends() throws Exception {
    Parameters parameters = Parameters.check(cw.descriptor(), Map.of("speed", 30));
    Preview preview =
        new BoundedPreviews()
            .preview(
                new PreviewRequest("cq", cw, flag, parameters, 7_030_000, OptionalInt.empty()));
    PreviewFigures figures = preview.figures();
    PowerMeter meter = new PowerMeter(figures.sampleRateHz());
    long samples = 0;
    try (Signal signal = cw.prepare(flag, parameters, figures.sampleRateHz())) {
      assertEquals(signal.duration(), figures.duration());
      assertEquals(signal.occupiedBand(), figures.occupiedBand());
      float[] block = new float[2000];
      for (int n = signal.read(block, 0, 1000); n > 0; n = signal.read(block, 0, 1000)) {
        meter.add(block, 0, n);
        samples += n;
      }
    }
    assertEquals(samples, figures.sampleCount());
    assertEquals(meter.figures(), figures.power());
    double announced = figures.occupiedBand().widthHz();
    assertEquals(announced, figures.measuredBand().orElseThrow().widthHz(), 0.05 * announced);
    assertTrue(figures.power().paprDb() < 1 && figures.power().keyedShare() < 0.7);
    assertArrayEquals(preview.png(), preview.png());
  }
}
