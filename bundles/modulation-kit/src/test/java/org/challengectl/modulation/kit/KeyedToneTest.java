package org.challengectl.modulation.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;

class KeyedToneTest {

  /** Two tones in turn. */
  private static DoubleSupplier alternating(double firstHz, double secondHz) {
    boolean[] second = {true};
    return () -> {
      second[0] = !second[0];
      return second[0] ? secondHz : firstHz;
    };
  }

  private static float[] play(KeyedTone tone, int samples) {
    float[] out = new float[samples];
    tone.read(out, 0, samples);
    return out;
  }

  @Test
  void lastsAsLongAsItShouldAndIsSilentThen() {
    float[] out = play(new KeyedTone(() -> 1_000, 50, 0, 0.5), 8_000);
    double loudest = 0;
    for (int n = 0; n < out.length; n++) {
      loudest = Math.max(loudest, Math.abs(out[n]));
      assertTrue(n < 4_000 || out[n] == 0, "sound after the end");
    }
    assertEquals(1, loudest, 0.01);
    assertEquals(0, out[0], 0);
  }

  @Test
  void keepsItsPhaseThroughAMillionSymbolsOfOddLength() {
    // Mean of both tones is 1500 Hz, so after each pair of symbols the phase must be that of 1500
    // Hz.
    double rate = 45.45;
    for (double change : new double[] {0, 0.3, 1}) {
      KeyedTone tone = new KeyedTone(alternating(1_400, 1_600), rate, change, 1e6);
      float[] block = new float[1_000];
      double worst = 0;
      for (int b = 0; b < 20_000; b++) {
        tone.read(block, 0, block.length);
      }
      for (int n = 0; n < block.length; n++) {
        double seconds = (20_000_000 - 1_000 + n) / 8_000.0;
        double inPair = seconds * rate % 2;
        if (inPair > 1.4 && inPair < 1.6 && change == 0) {
          double cycles = 1_500 * (seconds - inPair / rate) + 1_400 / rate;
          cycles += 1_600 * (inPair - 1) / rate;
          double expected = Math.sin(2 * Math.PI * (cycles - Math.floor(cycles)));
          worst = Math.max(worst, Math.abs(expected - block[n]));
        }
        assertTrue(Math.abs(block[n]) <= 1);
      }
      assertTrue(worst < 1e-3, "off by " + worst);
    }
  }

  @Test
  void aSoftChangeTakesItsTimeAndEndsOnTheSameTone() {
    float[] out = play(new KeyedTone(alternating(500, 1_500), 20, 0.5, 1), 8_000);
    // Frequency from the curvature: x[n-1] + x[n+1] = 2 cos(w) x[n].
    for (int symbol = 2; symbol < 18; symbol++) {
      double hz = symbol % 2 == 0 ? 500 : 1_500;
      double expected = 2 * Math.cos(2 * Math.PI * hz / 8_000);
      for (int n = 400 * symbol + 205; n < 400 * symbol + 395; n++) {
        assertEquals(expected * out[n], out[n - 1] + out[n + 1], 1e-5);
      }
    }
  }
}
