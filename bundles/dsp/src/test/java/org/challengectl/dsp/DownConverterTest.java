package org.challengectl.dsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DownConverterTest {

  @ParameterizedTest
  @CsvSource({"500000, 24000", "500000, 12000", "2000000, 48000", "2400000, 24000", "250000,12000"})
  void keepsItsBandAndNothingElse(int from, int to) {
    double centre = 0.31 * from;
    assertEquals(0, powerDb(from, to, centre, centre), 0.1);
    assertEquals(0, powerDb(from, to, centre, centre + 0.39 * to), 0.1);
    assertEquals(0, powerDb(from, to, centre, centre - 0.39 * to), 0.1);
    for (double away : new double[] {0.52, -0.52, 0.75, 1, -1, 1.3, 3.7}) {
      double level = powerDb(from, to, centre, centre + away * to);
      assertTrue(level < -68, away + " of the rate away: " + level + " dB");
    }
    double image = powerDb(from, to, centre, -centre);
    assertTrue(image < -68, "image: " + image + " dB");
  }

  @Test
  void canBeMoved() {
    DownConverter converter = new DownConverter(500_000, 24_000, 100_000);
    float[] tone = tone(500_000, -70_500, 50_000);
    float[] out = new float[2 * converter.maxOutput(50_000)];
    converter.execute(tone, 0, 50_000, out, 0);
    converter.setFrequencyHz(-70_000);
    int count = converter.execute(tone, 0, 50_000, out, 0);
    double turned = 0;
    for (int i = count / 2; i < count - 1; i++) {
      double re = out[2 * i + 2] * out[2 * i] + out[2 * i + 3] * out[2 * i + 1];
      double im = out[2 * i + 3] * out[2 * i] - out[2 * i + 2] * out[2 * i + 1];
      turned += Math.atan2(im, re);
    }
    assertEquals(-500, turned / (count - 1 - count / 2) * 24_000 / (2 * Math.PI), 0.5);
  }

  @Test
  void cannotWidenABand() {
    assertThrows(IllegalArgumentException.class, () -> new DownConverter(24_000, 48_000, 0));
  }

  private static double powerDb(int from, int to, double centre, double toneHz) {
    int samples = from / 4;
    DownConverter converter = new DownConverter(from, to, centre);
    float[] out = new float[2 * converter.maxOutput(samples)];
    int count = converter.execute(tone(from, toneHz, samples), 0, samples, out, 0);
    double sum = 0;
    for (int i = count / 2; i < count; i++) {
      sum += out[2 * i] * out[2 * i] + out[2 * i + 1] * out[2 * i + 1];
    }
    return 10 * Math.log10(sum / (count - count / 2) + 1e-20);
  }

  private static float[] tone(int rate, double hz, int samples) {
    float[] iq = new float[2 * samples];
    new ComplexOscillator(hz, rate).generate(iq, 0, samples);
    return iq;
  }
}
