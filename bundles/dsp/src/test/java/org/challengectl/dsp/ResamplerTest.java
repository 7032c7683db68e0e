package org.challengectl.dsp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.challengectl.dsp.testkit.Recording;
import org.challengectl.dsp.testkit.Spectrum;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResamplerTest {

  private static float[] tone(double hz, long rateHz, int samples) {
    float[] iq = new float[2 * samples];
    new ComplexOscillator(hz, rateHz).generate(iq, 0, samples);
    return iq;
  }

  /** The settled part of what comes out. */
  private static Recording settled(ComplexResampler resampler, float[] in, long outRateHz) {
    float[] out = new float[2 * resampler.maxOutput(in.length / 2)];
    int count = resampler.execute(in, 0, in.length / 2, out, 0);
    int skip = (int) Math.ceil(2 * resampler.delaySeconds() * outRateHz);
    return new Recording(Arrays.copyOfRange(out, 2 * skip, 2 * count), (int) outRateHz);
  }

  @ParameterizedTest
  @CsvSource({
    "48000, 2000000, 0.4",
    "48000, 2000000, -0.25",
    "48000, 20000000, 0.4",
    "8000, 2400000, 0.39",
    "44100, 48000, 0.4",
    "48000, 44100, 0.4",
    "2000000, 2400000, -0.4",
    "2400000, 2000000, 0.4",
    "250000, 192000, 0.4",
    "20000000, 48000, 0.4",
    "20000000, 250000, -0.4",
    "2000000, 2000001, 0.4",
    "44056, 1999993, 0.4",
    "1999993, 44056, 0.4",
    "16000, 8000, 0.4"
  })
  void keepsAToneInThePassBandAndNothingElse(long in, long out, double part) {
    double hz = part * Math.min(in, out);
    int inSamples = (int) Math.max(6000, 3000.0 * in / out);
    ComplexResampler resampler = new ComplexResampler(in, out);
    Recording got = settled(resampler, tone(hz, in, inSamples), out);
    Spectrum spectrum = got.spectrum(Window.BLACKMAN_HARRIS);
    double bin = out / (double) got.samples();
    assertEquals(hz, spectrum.peakHz(), bin);
    double power = Arrays.stream(sums(got.iq())).map(x -> x / got.samples()).reduce(0, Double::sum);
    assertEquals(0, 10 * Math.log10(power), 0.15, "gain in dB");
    double clean = spectrum.outsideDecibelsBelow(hz - 6 * bin, hz + 6 * bin);
    assertTrue(clean > 60, () -> "everything else is only " + clean + " dB down");
  }

  private static double[] sums(float[] iq) {
    double sum = 0;
    for (float x : iq) {
      sum += x * (double) x;
    }
    return new double[] {sum};
  }

  @ParameterizedTest
  @CsvSource({
    "2400000, 2000000, 1010000",
    "2400000, 2000000, -1190000",
    "20000000, 48000, 25000",
    "20000000, 48000, 48000",
    "20000000, 250000, -375000",
    "48000, 8000, 4100",
    "1999993, 44056, 30000"
  })
  void letsNothingAlias(long in, long out, double hz) {
    int inSamples = (int) (3000.0 * in / out);
    Recording got = settled(new ComplexResampler(in, out), tone(hz, in, inSamples), out);
    double down = -20 * Math.log10(got.peak());
    assertTrue(down > 60, () -> "only " + down + " dB down");
  }

  @ParameterizedTest
  @CsvSource({
    "96000, 2000000",
    "256000, 2000000",
    "16000, 20000000",
    "41700, 2000001",
    "44056, 1999993",
    "200000, 250000"
  })
  void keepsANarrowSignalClean(long in, long out) {
    double edge = 0.1 * in;
    ResamplerDesign design = ResamplerDesign.forSignal(edge, (double) in, 70);
    Recording got = settled(new ComplexResampler(in, out, design), tone(edge, in, 6_000), out);
    Spectrum spectrum = got.spectrum(Window.BLACKMAN_HARRIS);
    double bin = out / (double) got.samples();
    assertEquals(edge, spectrum.peakHz(), bin);
    assertEquals(1, got.peak(), 0.012);
    double clean = spectrum.outsideDecibelsBelow(edge - 6 * bin, edge + 6 * bin);
    assertTrue(clean > 68, () -> "everything else is only " + clean + " dB down");
  }

  @ParameterizedTest
  @CsvSource({
    "48000, 2000000",
    "2000000, 44100",
    "8000, 8000",
    "2000000, 2000001",
    "8000, 48000",
    "250000, 500000"
  })
  void doesNotDependOnHowTheInputIsCut(long in, long out) {
    float[] iq = tone(1234, in, 20_000);
    ComplexResampler whole = new ComplexResampler(in, out);
    float[] expected = new float[2 * whole.maxOutput(20_000)];
    int count = whole.execute(iq, 0, 20_000, expected, 0);
    ComplexResampler cut = new ComplexResampler(in, out);
    float[] got = new float[expected.length];
    int written = 0;
    int step = 1;
    for (int at = 0; at < 20_000; ) {
      int samples = Math.min(step, 20_000 - at);
      int maximum = cut.maxOutput(samples);
      int now = cut.execute(iq, 2 * at, samples, got, 2 * written);
      assertTrue(now <= maximum, "more than maxOutput");
      written += now;
      at += samples;
      step = step * 3 % 1999;
    }
    assertEquals(count, written);
    assertArrayEquals(expected, got);
    assertEquals(20_000.0 * out / in, count, 2);
  }

  @ParameterizedTest
  @CsvSource({"48000, 2000000", "2000000, 48000", "2000000, 2400000", "8000, 48000"})
  void tellsItsDelay(long in, long out) {
    double hz = 0.1 * Math.min(in, out);
    ComplexResampler resampler = new ComplexResampler(in, out);
    int inSamples = (int) Math.max(4000, 2000.0 * in / out);
    float[] result = new float[2 * resampler.maxOutput(inSamples)];
    int count = resampler.execute(tone(hz, in, inSamples), 0, inSamples, result, 0);
    int last = count - 1;
    double got = Math.atan2(result[2 * last + 1], result[2 * last]) / (2 * Math.PI);
    double expected = hz * (last / (double) out - resampler.delaySeconds());
    double error = got - expected;
    assertEquals(0, error - Math.rint(error), 1e-3, "turns");
  }

  @Test
  void startsAfreshAfterReset() {
    ComplexResampler resampler = new ComplexResampler(48_000, 2_000_000);
    float[] iq = tone(3_000, 48_000, 777);
    float[] first = new float[2 * resampler.maxOutput(777)];
    float[] second = first.clone();
    resampler.execute(iq, 0, 777, first, 0);
    resampler.reset();
    resampler.execute(iq, 0, 777, second, 0);
    assertArrayEquals(first, second);
  }

  @ParameterizedTest
  @CsvSource({"8000, 48000", "44100, 8000", "11025, 48000", "192000, 16000", "8000, 8000"})
  void resamplesRealSamplesAsComplexOnes(long in, long out) {
    int samples = 9_000;
    float[] iq = tone(1_000, in, samples);
    float[] real = new float[samples];
    for (int n = 0; n < samples; n++) {
      real[n] = iq[2 * n];
    }
    ComplexResampler complexOne = new ComplexResampler(in, out);
    RealResampler realOne = new RealResampler(in, out);
    float[] expected = new float[2 * complexOne.maxOutput(samples)];
    float[] got = new float[realOne.maxOutput(samples)];
    int count = complexOne.execute(iq, 0, samples, expected, 0);
    assertEquals(count, realOne.execute(real, 0, samples, got, 0));
    assertEquals(complexOne.delaySeconds(), realOne.delaySeconds());
    for (int n = 0; n < count; n++) {
      assertEquals(expected[2 * n], got[n], 1e-5);
    }
  }

  @Test
  void refusesImpossibleRatesAndDesigns() {
    assertThrows(IllegalArgumentException.class, () -> new ComplexResampler(0, 48_000));
    assertThrows(IllegalArgumentException.class, () -> new RealResampler(48_000, -1));
    assertThrows(IllegalArgumentException.class, () -> new ResamplerDesign(0.4, 0.7, 60));
    assertThrows(IllegalArgumentException.class, () -> new ResamplerDesign(0.5, 0.4, 60));
    assertThrows(IllegalArgumentException.class, () -> new ResamplerDesign(0.4, 0.5, Double.NaN));
  }
}
