package org.challengectl.waterfall.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SpectrogramTest {

  @Test
  void mergesNeighboursWhenItIsFull() {
    Spectrogram spectrogram = new Spectrogram(2, 8, 1, true);
    for (int frame = 0; frame < 100; frame++) {
      spectrogram.add(new float[] {frame, frame == 70 ? 1000 : 1});
    }
    spectrogram.finish();
    assertEquals(16, spectrogram.framesPerRow());
    assertEquals(7, spectrogram.rows());
    assertEquals(4, spectrogram.framesIn(6));
    assertEquals(7.5, spectrogram.mean(0)[0], 1e-5);
    assertEquals(97.5, spectrogram.mean(6)[0], 1e-5);
    assertEquals(99, spectrogram.peak(6)[0]);
    assertEquals((1000 + 15) / 16.0, spectrogram.mean(4)[1], 1e-3);
    assertEquals(1000, spectrogram.peak(4)[1]);
  }

  @Test
  void neverHoldsMoreRowsThanAllowed() {
    Spectrogram spectrogram = new Spectrogram(1, 4, 3, false);
    for (int frame = 0; frame < 10_000; frame++) {
      spectrogram.add(new float[] {1});
      assertTrue(spectrogram.rows() < 4);
    }
    spectrogram.finish();
    for (int row = 0; row < spectrogram.rows(); row++) {
      assertEquals(1, spectrogram.mean(row)[0], 1e-6);
    }
  }

  @Test
  void refusesSizesThatMakeNoSense() {
    assertThrows(IllegalArgumentException.class, () -> new Spectrogram(0, 4, 1, true));
    assertThrows(IllegalArgumentException.class, () -> new Spectrogram(1, 3, 1, true));
    assertThrows(IllegalArgumentException.class, () -> new Spectrogram(1, 4, 0, true));
  }
}
