package org.challengectl.preview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PowerMeterTest {

  private static final int RATE_HZ = 250_000;

  @Test
  void aConstantEnvelopeHasNoPeaks() {
    PowerMeter meter = new PowerMeter(RATE_HZ);
    meter.add(tone(RATE_HZ, 0.5f), 0, RATE_HZ);
    PowerFigures figures = meter.figures();
    assertEquals(-6.02, figures.peakDbfs(), 0.01);
    assertEquals(0, figures.paprDb(), 0.01);
    assertEquals(1, figures.keyedShare(), 1e-9);
  }

  @Test
  void twoTonesHaveThreeDecibels() {
    float[] iq = new float[2 * RATE_HZ];
    for (int n = 0; n < RATE_HZ; n++) {
      iq[2 * n] = (float) Math.cos(2 * Math.PI * 1_000 * n / RATE_HZ);
    }
    PowerMeter meter = new PowerMeter(RATE_HZ);
    meter.add(iq, 0, RATE_HZ);
    assertEquals(3.01, meter.figures().paprDb(), 0.02);
  }

  @Test
  void pausesDoNotCount() {
    PowerMeter meter = new PowerMeter(RATE_HZ);
    float[] tone = tone(RATE_HZ / 4, 1);
    meter.add(tone, 0, RATE_HZ / 4);
    for (int k = 0; k < 3; k++) {
      meter.add(new float[tone.length], 0, RATE_HZ / 4);
    }
    assertEquals(0, meter.figures().paprDb(), 0.01);
    assertEquals(0.25, meter.figures().keyedShare(), 0.001);
  }

  @Test
  void blocksOfAnySizeGiveTheSame() {
    float[] tone = tone(10_007, 0.7f);
    PowerMeter whole = new PowerMeter(RATE_HZ);
    whole.add(tone, 0, 10_007);
    PowerMeter pieces = new PowerMeter(RATE_HZ);
    for (int from = 0; from < 10_007; from += 13) {
      pieces.add(tone, 2 * from, Math.min(13, 10_007 - from));
    }
    assertEquals(whole.figures().paprDb(), pieces.figures().paprDb(), 1e-9);
    assertEquals(whole.figures().peakDbfs(), pieces.figures().peakDbfs(), 1e-9);
  }

  @Test
  void silenceHasNoRatioAndWeakSignalsDo() {
    PowerMeter silence = new PowerMeter(RATE_HZ);
    silence.add(new float[2000], 0, 1000);
    assertTrue(silence.figures().silent());
    assertTrue(Double.isNaN(silence.figures().paprDb()));
    assertTrue(new PowerMeter(RATE_HZ).figures().silent());
    PowerMeter weak = new PowerMeter(RATE_HZ);
    weak.add(tone(1000, 1e-5f), 0, 1000);
    assertEquals(0, weak.figures().paprDb(), 0.01);
  }

  private static float[] tone(int samples, float amplitude) {
    float[] iq = new float[2 * samples];
    for (int n = 0; n < samples; n++) {
      iq[2 * n] = amplitude * (float) Math.cos(0.1 * n);
      iq[2 * n + 1] = amplitude * (float) Math.sin(0.1 * n);
    }
    return iq;
  }
}
