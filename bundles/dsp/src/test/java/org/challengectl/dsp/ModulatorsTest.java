package org.challengectl.dsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.challengectl.dsp.testkit.Recording;
import org.challengectl.dsp.testkit.Spectrum;
import org.challengectl.dsp.testkit.TestFiles;
import org.junit.jupiter.api.Test;

class ModulatorsTest {

  @Test
  void oscillatorIsExactAfterAMillionSamples() {
    ComplexOscillator oscillator = new ComplexOscillator(-123_456.789, 2_000_000);
    float[] iq = new float[2 * 1000];
    for (int block = 0; block < 1000; block++) {
      oscillator.generate(iq, 0, 1000);
    }
    double angle = 2 * Math.PI * (-123_456.789 * 999_999 / 2_000_000 % 1);
    assertEquals(Math.cos(angle), iq[1998], 1e-5);
    assertEquals(Math.sin(angle), iq[1999], 1e-5);
  }

  @Test
  void oscillatorIsCleanAndChangesFrequencyWithoutAJump() {
    ComplexOscillator oscillator = new ComplexOscillator(31_000, 1_000_000);
    float[] iq = new float[2 * 65_536];
    oscillator.generate(iq, 0, 65_536);
    Spectrum spectrum = new Recording(iq, 1_000_000).spectrum(Window.BLACKMAN_HARRIS);
    assertTrue(spectrum.outsideDecibelsBelow(30_900, 31_100) > 85);
    oscillator.setFrequencyHz(-5_000);
    float[] next = new float[2];
    oscillator.generate(next, 0, 1);
    int last = iq.length - 2;
    double step = Math.hypot(next[0] - iq[last], next[1] - iq[last + 1]);
    assertTrue(step < 0.2, "step of " + step);
    assertThrows(IllegalArgumentException.class, () -> oscillator.setFrequencyHz(Double.NaN));
  }

  @Test
  void frequencyModulatorFollowsItsInputWithAConstantEnvelope() {
    float[] audio = TestFiles.tone(1_000, 1, 96_000, 0.1);
    float[] iq = new float[2 * audio.length];
    new FmModulator(5_000, 96_000).execute(audio, 0, audio.length, iq, 0);
    Recording recording = new Recording(iq, 96_000);
    float[] hz = recording.frequency();
    for (int n = 0; n < hz.length; n++) {
      assertEquals(5_000 * audio[n + 1], hz[n], 1);
      assertEquals(1, recording.magnitude(n), 1e-5);
    }
    assertThrows(IllegalArgumentException.class, () -> new FmModulator(50_000, 96_000));
  }

  @Test
  void limiterNeverExceedsItsCeilingAndLeavesQuietSignalsAlone() {
    PeakLimiter limiter = new PeakLimiter(1, 0.9, 0.005, 0.1, 48_000);
    float[] audio = TestFiles.syllables(5, 48_000, 3);
    Random random = new Random(1);
    for (int n = 0; n < 100; n++) {
      audio[random.nextInt(audio.length)] = 30 * random.nextFloat();
    }
    limiter.execute(audio, 0, audio.length);
    double peak = 0;
    for (float x : audio) {
      peak = Math.max(peak, Math.abs(x));
    }
    assertTrue(peak <= 0.9f && peak > 0.85, "peak " + peak);

    PeakLimiter idle = new PeakLimiter(1, 0.9, 0.005, 0.1, 48_000);
    float[] quiet = TestFiles.tone(440, 0.5, 48_000, 0.1);
    float[] out = quiet.clone();
    idle.execute(out, 0, out.length);
    for (int n = idle.delaySamples(); n < out.length; n++) {
      assertEquals(quiet[n - idle.delaySamples()], out[n], 1e-6);
    }
  }

  @Test
  void limiterTurnsASteadyToneDownWithoutDistortingIt() {
    PeakLimiter limiter = new PeakLimiter(1, 0.5, 0.005, 0.2, 48_000);
    float[] audio = TestFiles.tone(1_000, 2, 48_000, 1);
    limiter.execute(audio, 0, audio.length);
    float[] iq = new float[2 * 24_000];
    for (int n = 0; n < 24_000; n++) {
      iq[2 * n] = audio[24_000 + n];
    }
    Spectrum spectrum = new Recording(iq, 48_000).spectrum(Window.BLACKMAN_HARRIS);
    double tone = spectrum.within(900, 1_100);
    double rest = spectrum.within(1_200, 24_000);
    assertTrue(10 * Math.log10(tone / rest) > 55);
  }

  @Test
  void limiterLimitsTheMagnitudeOfComplexSamples() {
    PeakLimiter limiter = new PeakLimiter(2, 1, 0.005, 0.1, 48_000);
    float[] iq = new float[2 * 48_000];
    Arrays.fill(iq, 0.9f);
    limiter.execute(iq, 0, 48_000);
    assertEquals(1, new Recording(iq, 48_000).peak(), 1e-4);
  }
}
