package org.challengectl.dsp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpectrumToolsTest {

  @ParameterizedTest
  @ValueSource(ints = {2, 48, 2048, 16_384, 131_072})
  void transformPutsAToneIntoItsBinAndComesBack(int size) {
    int bin = -size / 3;
    float[] iq = new float[2 * size];
    new ComplexOscillator(bin, size).generate(iq, 0, size);
    float[] original = iq.clone();
    Fft fft = new Fft(size);
    fft.forward(iq, 0);
    float[] power = new float[size];
    fft.powerInOrder(iq, 0, power);
    for (int k = 0; k < size; k++) {
      double expected = k == bin + size / 2 ? 1 : 0;
      assertEquals(expected, power[k] / size / size, 1e-5);
    }
    fft.inverse(iq, 0);
    assertArrayEquals(original, iq, 1e-5f);
    assertThrows(IllegalArgumentException.class, () -> new Fft(1));
  }

  @ParameterizedTest
  @EnumSource(Window.class)
  void windowsHaveTheGainsTheyTell(Window window) {
    float[] w = window.coefficients(1024);
    double sum = 0;
    double squares = 0;
    for (float x : w) {
      sum += x;
      squares += x * x;
    }
    assertEquals(window.coherentGain(), sum / 1024, 1e-6);
    assertEquals(window.noiseBandwidthBins(), 1024 * squares / (sum * sum), 1e-4);
    assertEquals(1, w[512], 1e-6);
  }

  @Test
  void occupiedBandwidthOfBandLimitedNoiseIsItsBand() {
    float[] taps = FirDesign.lowPass(3_000, 100, 60, 48_000);
    FirFilter filterI = new FirFilter(taps);
    FirFilter filterQ = new FirFilter(taps);
    Random random = new Random(7);
    ComplexOscillator shift = new ComplexOscillator(5_000, 48_000);
    OccupiedBandwidth meter = new OccupiedBandwidth(48_000, 10);
    float[] i = new float[4_800];
    float[] q = new float[4_800];
    float[] iq = new float[9_600];
    for (int block = 0; block < 100; block++) {
      for (int n = 0; n < i.length; n++) {
        i[n] = (float) random.nextGaussian();
        q[n] = (float) random.nextGaussian();
      }
      filterI.execute(i, 0, i.length, i, 0);
      filterQ.execute(q, 0, q.length, q, 0);
      for (int n = 0; n < i.length; n++) {
        iq[2 * n] = i[n];
        iq[2 * n + 1] = q[n];
      }
      shift.mix(iq, 0, i.length);
      meter.add(iq, 0, i.length);
    }
    FrequencyRange range = meter.range(0.99);
    assertEquals(5_000, (range.lowHz() + range.highHz()) / 2, 30);
    assertEquals(0.99 * 6_000, range.widthHz(), 60);
  }

  @Test
  void aShortSignalIsAsWideAtTheEdgeOfTheRecordingAsInTheMiddleOfSilence() {
    double alone = widthOfABurstAfter(0);
    double between = widthOfABurstAfter(40_000);
    assertEquals(between, alone, 0.005 * between);
  }

  /** A carrier of 0.2 s with cosine edges of 5 ms, measured with windows of more than 0.2 s. */
  private static double widthOfABurstAfter(int silence) {
    int length = 3_200;
    int edge = 80;
    float[] iq = new float[2 * (2 * silence + length)];
    for (int n = 0; n < length; n++) {
      double rise = Math.min(1, Math.min(n, length - 1 - n) / (double) edge);
      iq[2 * (silence + n)] = (float) (0.5 - 0.5 * Math.cos(Math.PI * rise));
    }
    OccupiedBandwidth meter = new OccupiedBandwidth(16_000, 4);
    meter.add(iq, 0, iq.length / 2);
    meter.finish();
    return meter.range(0.99).widthHz();
  }

  @Test
  void thereIsNoBandwidthWithoutASignal() {
    OccupiedBandwidth meter = new OccupiedBandwidth(48_000, 10);
    assertThrows(IllegalStateException.class, () -> meter.range(0.99));
    meter.finish();
    assertThrows(IllegalStateException.class, () -> meter.range(0.99));
  }
}
