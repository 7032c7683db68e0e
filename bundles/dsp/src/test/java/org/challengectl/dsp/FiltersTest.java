package org.challengectl.dsp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.challengectl.dsp.testkit.Recording;
import org.challengectl.dsp.testkit.Spectrum;
import org.challengectl.dsp.testkit.TestFiles;
import org.junit.jupiter.api.Test;

class FiltersTest {

  private static final int RATE_HZ = 48_000;

  private static double gainDb(float[] taps, double hz) {
    double re = 0;
    double im = 0;
    for (int n = 0; n < taps.length; n++) {
      re += taps[n] * Math.cos(2 * Math.PI * hz * n / RATE_HZ);
      im += taps[n] * Math.sin(2 * Math.PI * hz * n / RATE_HZ);
    }
    return 20 * Math.log10(Math.hypot(re, im) + 1e-12);
  }

  @Test
  void lowPassIsFlatBelowAndClosedAboveItsTransition() {
    float[] taps = FirDesign.lowPass(5_000, 1_000, 80, RATE_HZ);
    for (double hz = 0; hz <= 4_500; hz += 100) {
      assertEquals(0, gainDb(taps, hz), 0.01);
    }
    for (double hz = 5_500; hz <= 24_000; hz += 100) {
      assertTrue(gainDb(taps, hz) < -79);
    }
  }

  @Test
  void bandPassIsFlatInsideAndClosedOutside() {
    float[] taps = FirDesign.bandPass(300, 3_000, 200, 60, RATE_HZ);
    for (double hz = 400; hz <= 2_900; hz += 50) {
      assertEquals(0, gainDb(taps, hz), 0.02);
    }
    for (double hz = 0; hz <= 200; hz += 10) {
      assertTrue(gainDb(taps, hz) < -58);
    }
    for (double hz = 3_100; hz <= 24_000; hz += 50) {
      assertTrue(gainDb(taps, hz) < -58);
    }
  }

  @Test
  void refusesAFilterThatDoesNotFitTheRate() {
    assertThrows(IllegalArgumentException.class, () -> FirDesign.lowPass(24_000, 100, 60, RATE_HZ));
    assertThrows(
        IllegalArgumentException.class, () -> FirDesign.bandPass(3_000, 300, 10, 60, RATE_HZ));
    assertThrows(IllegalArgumentException.class, () -> new FirFilter(new float[0]));
  }

  @Test
  void filterGivesItsTapsForAnImpulseInBlocksOfAnySize() {
    float[] taps = FirDesign.lowPass(5_000, 1_000, 60, RATE_HZ);
    FirFilter filter = new FirFilter(taps);
    float[] data = new float[1_500];
    data[0] = 1;
    int at = 0;
    for (int size = 1; at < data.length; size = size * 2 + 1) {
      int count = Math.min(size, data.length - at);
      filter.execute(data, at, count, data, at);
      at += count;
    }
    float[] expected = Arrays.copyOf(taps, data.length);
    assertArrayEquals(expected, data, 1e-9f);
    assertEquals((taps.length - 1) / 2.0, filter.delaySamples());
  }

  @Test
  void analyticSignalHasTheEnvelopeAndOneSideband() {
    AnalyticSignal lower = new AnalyticSignal(0, 3_000, 400, 70, 8_000, false);
    float[] in = TestFiles.tone(1_000, 0.5, 8_000, 1);
    float[] iq = new float[2 * in.length];
    lower.execute(in, 0, in.length, iq, 0);
    for (int n = 1_000; n < 8_000; n++) {
      assertEquals(0.5, Math.hypot(iq[2 * n], iq[2 * n + 1]), 1e-3);
    }
    Spectrum spectrum =
        new Recording(Arrays.copyOfRange(iq, 2_000, 16_000), 8_000)
            .spectrum(Window.BLACKMAN_HARRIS);
    assertTrue(spectrum.decibelsBelow(-1_100, -900, 900, 1_100) > 65);
  }

  @Test
  void preEmphasisFollowsItsTimeConstantAndIsUndoneByDeEmphasis() {
    PreEmphasis filter = new PreEmphasis(75e-6, RATE_HZ);
    float[] tone = TestFiles.tone(2_122, 0.1, RATE_HZ, 0.2);
    float[] original = tone.clone();
    filter.execute(tone, 0, tone.length);
    double peak = 0;
    for (int n = 1_000; n < tone.length; n++) {
      peak = Math.max(peak, Math.abs(tone[n]));
    }
    assertEquals(0.1 * Math.sqrt(2), peak, 0.003);
    double pole = Math.exp(-1 / (75e-6 * RATE_HZ));
    double state = 0;
    for (int n = 0; n < tone.length; n++) {
      state = pole * state + (1 - pole) * tone[n];
      assertEquals(original[n], state, 1e-5);
    }
  }

  @Test
  void noTimeConstantMeansNoPreEmphasis() {
    float[] tone = TestFiles.tone(2_000, 0.1, RATE_HZ, 0.01);
    float[] copy = tone.clone();
    new PreEmphasis(0, RATE_HZ).execute(copy, 0, copy.length);
    assertArrayEquals(tone, copy);
    assertThrows(IllegalArgumentException.class, () -> new PreEmphasis(-1, RATE_HZ));
  }
}
