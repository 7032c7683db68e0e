package org.challengectl.waterfall.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ColourScaleTest {

  private static float[] noise(int pixels) {
    Random random = new Random(1);
    float[] levels = new float[pixels];
    for (int i = 0; i < pixels; i++) {
      levels[i] = (float) (-90 + random.nextGaussian());
    }
    return levels;
  }

  @Test
  void spansTheFifthToTheNinetyFifthPercentileOfAWidePicture() {
    float[] levels = new float[10_001];
    for (int i = 0; i < levels.length; i++) {
      levels[i] = -100 + 60f * i / 10_000;
    }
    ColourScale scale = ColourScale.of(levels);
    assertEquals(-97, scale.lowDb(), 0.1);
    assertEquals(-43, scale.highDb(), 0.1);
  }

  @Test
  void doesNotPaintNoiseRedWhenASignalIsNarrow() {
    float[] levels = noise(100_000);
    Arrays.fill(levels, 0, 500, -40);
    ColourScale scale = ColourScale.of(levels);
    assertEquals(-40, scale.highDb(), 0.5);
    assertTrue(scale.level(-90) < 0.1);
  }

  @Test
  void keepsNoiseAloneBlue() {
    ColourScale scale = ColourScale.of(noise(100_000));
    assertTrue(scale.level(-90) < 0.2);
    assertTrue(scale.level(-86) < 0.35);
  }

  @Test
  void servesSilence() {
    float[] levels = new float[1000];
    Arrays.fill(levels, -200);
    ColourScale scale = ColourScale.of(levels);
    assertEquals(0, scale.level(-200));
    assertTrue(scale.highDb() > scale.lowDb());
    assertTrue(ColourScale.of(new float[0]).highDb() > ColourScale.of(new float[0]).lowDb());
  }

  @Test
  void doesNotReachDownToSilenceBesideASignal() {
    float[] levels = new float[1000];
    Arrays.fill(levels, -200);
    Arrays.fill(levels, 0, 300, -10);
    ColourScale scale = ColourScale.of(levels);
    assertEquals(-10, scale.highDb(), 0.1);
    assertEquals(ColourScale.MAX_RANGE_DB, scale.highDb() - scale.lowDb(), 0.1);
  }

  @Test
  void goesFromBlueOverGreenAndYellowToRed() {
    int blue = ColourMap.rgb(0.25);
    int green = ColourMap.rgb(0.5);
    int yellow = ColourMap.rgb(0.75);
    int red = ColourMap.rgb(1);
    assertTrue((blue & 0xff) > (blue >> 8 & 0xff) && (blue & 0xff) > (blue >> 16 & 0xff));
    assertTrue((green >> 8 & 0xff) > (green & 0xff) && (green >> 8 & 0xff) > (green >> 16 & 0xff));
    assertTrue((yellow >> 16 & 0xff) > 200 && (yellow >> 8 & 0xff) > 200 && (yellow & 0xff) < 80);
    assertTrue((red >> 16 & 0xff) > 180 && (red >> 8 & 0xff) < 60 && (red & 0xff) < 60);
    assertEquals(ColourMap.rgb(0), ColourMap.rgb(Double.NaN));
    assertEquals(ColourMap.rgb(0), ColourMap.rgb(-3));
    assertEquals(red, ColourMap.rgb(9));
  }
}
