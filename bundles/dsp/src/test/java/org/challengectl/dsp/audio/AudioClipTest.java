package org.challengectl.dsp.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import org.challengectl.dsp.PeakLimiter;
import org.challengectl.dsp.Window;
import org.challengectl.dsp.testkit.Recording;
import org.challengectl.dsp.testkit.Spectrum;
import org.challengectl.dsp.testkit.TestFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AudioClipTest {

  private static final AudioSettings SPEECH = new AudioSettings(0, 300, 3_000, 8_000);

  @TempDir Path folder;

  private AudioClip clip(int rateHz, int channels, float[] samples) throws IOException {
    Path file = TestFiles.wav(folder.resolve("x.wav"), rateHz, channels, samples);
    return AudioClip.open(file, "x.wav", SPEECH);
  }

  private static float[] all(AudioStream stream) {
    float[] samples = new float[1 << 20];
    int filled = 0;
    for (int n = 0; n >= 0; n = stream.read(samples, filled, 999)) {
      filled += n;
    }
    return Arrays.copyOf(samples, filled);
  }

  private static Spectrum spectrum(float[] samples) {
    float[] iq = new float[2 * samples.length];
    for (int n = 0; n < samples.length; n++) {
      iq[2 * n] = samples[n];
    }
    return new Recording(iq, 8_000).spectrum(Window.BLACKMAN_HARRIS);
  }

  private static float[] stereo(float[] left, float[] right) {
    float[] both = new float[2 * left.length];
    for (int n = 0; n < left.length; n++) {
      both[2 * n] = left[n];
      both[2 * n + 1] = right[n];
    }
    return both;
  }

  private static double peak(float[] samples) {
    double peak = 0;
    for (float x : samples) {
      peak = Math.max(peak, Math.abs(x));
    }
    return peak;
  }

  @ParameterizedTest
  @CsvSource({"8000", "11025", "16000", "22050", "44100", "48000", "96000", "37123"})
  void keepsTheBandAtAnyRate(int rateHz) throws IOException {
    float[] mixed = TestFiles.tone(1_000, 0.3, rateHz, 1);
    float[] low = TestFiles.tone(100, 0.3, rateHz, 1);
    float[] high = TestFiles.tone(3_700, 0.3, rateHz, 1);
    for (int n = 0; n < mixed.length; n++) {
      mixed[n] += low[n] + high[n];
    }
    AudioClip clip = clip(rateHz, 1, mixed);
    assertEquals(1, clip.durationSeconds(), 1e-9);
    try (AudioStream stream = clip.stream()) {
      float[] audio = all(stream);
      assertTrue(audio.length >= 8_000 && audio.length < 9_000, "samples " + audio.length);
      Spectrum spectrum = spectrum(Arrays.copyOfRange(audio, 1_000, 7_500));
      assertTrue(spectrum.decibelsBelow(950, 1_050, 0, 150) > 55);
      assertTrue(spectrum.decibelsBelow(950, 1_050, 3_200, 4_000) > 50);
    }
  }

  @Test
  void bringsLoudAndQuietFilesToTheSameLevel() throws IOException {
    for (double amplitude : new double[] {0.003, 0.1, 0.99}) {
      AudioClip clip = clip(16_000, 1, TestFiles.syllables(amplitude, 16_000, 4));
      try (AudioStream stream = clip.stream()) {
        double peak = peak(all(stream));
        assertTrue(peak > 0.95 && peak < 1.6, () -> "peak " + peak);
      }
    }
  }

  @Test
  void aFullScaleSquareWaveComesOutAsLoudAsSpeechAndInItsBand() throws IOException {
    // Speech at -20 dBFS, and square waves as computers make them.
    float[] speech = TestFiles.syllables(0.1, 8_000, 2);
    float[] square = new float[16_000];
    float[] extreme = new float[16_000];
    for (int n = 0; n < square.length; n++) {
      square[n] = n / 8 % 2 == 0 ? 1 : -1;
      extreme[n] = n % 3 == 0 ? 1 : -1;
    }
    for (float[] samples : new float[][] {speech, square, extreme}) {
      try (AudioStream stream = clip(8_000, 1, samples).stream()) {
        float[] audio = all(stream);
        assertTrue(peak(audio) > 0.9 && peak(audio) < 1.6, "peak " + peak(audio));
        new PeakLimiter(1, 1, 0.005, 0.2, 8_000).execute(audio, 0, audio.length);
        assertTrue(peak(audio) <= 1, "limited to " + peak(audio));
        Spectrum spectrum = spectrum(Arrays.copyOfRange(audio, 1_000, 15_000));
        assertTrue(spectrum.decibelsBelow(250, 3_100, 3_300, 4_000) > 40);
        assertTrue(spectrum.decibelsBelow(250, 3_100, 0, 140) > 40);
      }
    }
  }

  @Test
  void aFewClicksDoNotMakeASpeechQuiet() throws IOException {
    float[] speech = TestFiles.syllables(0.05, 16_000, 4);
    speech[20_000] = 1;
    speech[40_000] = -1;
    try (AudioStream stream = clip(16_000, 1, speech).stream()) {
      float[] audio = all(stream);
      assertTrue(peak(Arrays.copyOfRange(audio, 0, 9_000)) > 0.8);
    }
  }

  @Test
  void mixesStereoSensibly() throws IOException {
    float[] tone = TestFiles.tone(1_000, 0.5, 8_000, 1);
    float[] other = TestFiles.tone(2_000, 0.5, 8_000, 1);
    float[] empty = new float[8_000];
    float[] opposite = TestFiles.tone(1_000, -0.5, 8_000, 1);
    for (float[] right : new float[][] {empty, tone, opposite}) {
      try (AudioStream stream = clip(8_000, 2, stereo(tone, right)).stream()) {
        Spectrum spectrum = spectrum(Arrays.copyOfRange(all(stream), 1_000, 7_500));
        assertEquals(1_000, Math.abs(spectrum.peakHz()), 2);
      }
    }
    try (AudioStream stream = clip(8_000, 2, stereo(tone, other)).stream()) {
      Spectrum spectrum = spectrum(Arrays.copyOfRange(all(stream), 1_000, 7_500));
      assertEquals(0, spectrum.decibelsBelow(900, 1_100, 1_900, 2_100), 0.1);
    }
  }

  @Test
  void refusesSilenceAndMissingFiles() throws IOException {
    AudioFormatException silent =
        assertThrows(AudioFormatException.class, () -> clip(8_000, 1, new float[8_000]));
    assertEquals("'x.wav' is silent between 300 and 3000 Hz", silent.getMessage());
    float[] hum = TestFiles.tone(50, 0.6, 8_000, 1);
    for (int n = 0; n < 2_000; n++) {
      hum[n] *= 0.5f - 0.5f * (float) Math.cos(Math.PI * n / 2_000);
      hum[7_999 - n] *= 0.5f - 0.5f * (float) Math.cos(Math.PI * n / 2_000);
    }
    assertThrows(AudioFormatException.class, () -> clip(8_000, 1, hum));
    assertThrows(
        NoSuchFileException.class,
        () -> AudioClip.open(folder.resolve("absent.wav"), "absent.wav", SPEECH));
  }

  @Test
  void takesAnotherRateThanTheHeadersWhenTold() throws IOException {
    Path file = folder.resolve("x.wav");
    TestFiles.wav(file, 8_000, 1, TestFiles.tone(500, 0.5, 8_000, 2));
    AudioSettings settings = new AudioSettings(16_000, 300, 3_000, 8_000);
    AudioClip clip = AudioClip.open(file, "x.wav", settings);
    assertEquals(1, clip.durationSeconds(), 1e-9);
    try (AudioStream stream = clip.stream()) {
      Spectrum spectrum = spectrum(Arrays.copyOfRange(all(stream), 1_000, 7_500));
      assertEquals(1_000, Math.abs(spectrum.peakHz()), 2);
    }
  }

  @Test
  void judgesALongFileByExcerptsAndFindsALateSound() throws IOException {
    float[] samples = new float[8_000 * 120];
    float[] tone = TestFiles.tone(1_000, 0.25, 8_000, 0.5);
    System.arraycopy(tone, 0, samples, 8_000 * 5, tone.length);
    AudioClip clip = clip(8_000, 1, samples);
    try (AudioStream excerpt = clip.excerpt();
        AudioStream whole = clip.stream()) {
      assertEquals(AudioClip.EXCERPT_SECONDS, all(excerpt).length / 8_000.0, 0.2);
      assertEquals(1, peak(all(whole)), 0.2);
    }
  }
}
