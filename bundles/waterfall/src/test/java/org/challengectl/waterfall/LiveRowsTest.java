package org.challengectl.waterfall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.challengectl.dsp.ComplexOscillator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiveRowsTest {

  @ParameterizedTest
  @ValueSource(ints = {12_000, 250_000, 500_000, 2_000_000, 20_000_000})
  void aToneIsAtItsPlaceWithItsLevel(int rate) {
    List<byte[]> rows = new ArrayList<>();
    LiveRows live = new LiveRows(rate, 2048, 16, row -> rows.add(row.clone()));
    int bins = live.bins();
    int bin = bins * 3 / 4;
    double hz = (bin - bins / 2.0) * rate / bins;
    feed(live, tone(rate, hz, 0.1, rate / 2));
    assertEquals(8, rows.size());
    for (byte[] row : rows) {
      assertEquals(-20, level(row, bin), 0.4);
      assertTrue(level(row, bin + 6) < -110, "6 bins up: " + level(row, bin + 6));
      assertTrue(level(row, bins - bin) < -110, "image: " + level(row, bins - bin));
    }
  }

  @Test
  void noiseHasItsDensity() {
    int rate = 500_000;
    float[] noise = new float[2 * rate];
    Random random = new Random(1);
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (float) (1e-3 * Math.sqrt(0.5) * random.nextGaussian()); // -60 dBFS in all
    }
    double[] sum = new double[1];
    int[] count = new int[1];
    LiveRows live =
        new LiveRows(
            rate,
            2048,
            16,
            row -> {
              for (int i = 0; i < row.length; i++, count[0]++) {
                sum[0] += Math.pow(10, level(row, i) / 10);
              }
            });
    feed(live, noise);
    double expected = -60 - 10 * Math.log10(2048) + 10 * Math.log10(2.0044);
    assertEquals(expected, 10 * Math.log10(sum[0] / count[0]), 0.2);
  }

  @Test
  void levelsBeyondTheScaleStayAtItsEnds() {
    List<byte[]> rows = new ArrayList<>();
    LiveRows live = new LiveRows(250_000, 1024, 20, row -> rows.add(row.clone()));
    feed(live, new float[2 * 12_500]);
    feed(live, tone(250_000, 0, 10, 12_500));
    assertEquals(0, rows.get(0)[512]);
    assertEquals(255, rows.get(1)[512] & 0xff);
  }

  @Test
  void aRestartBeginsANewRow() {
    List<byte[]> rows = new ArrayList<>();
    LiveRows live = new LiveRows(250_000, 1024, 20, row -> rows.add(row.clone()));
    live.feed(tone(250_000, 0, 1, 12_000), 0, 12_000);
    live.restart();
    feed(live, new float[2 * 12_500]);
    assertEquals(1, rows.size());
    assertEquals(0, rows.get(0)[512]);
  }

  @Test
  void refusesWhatIsNoWaterfall() {
    assertThrows(IllegalArgumentException.class, () -> new LiveRows(1000, 1000, 10, row -> {}));
    assertThrows(IllegalArgumentException.class, () -> new LiveRows(1000, 1024, 0, row -> {}));
  }

  private static void feed(LiveRows live, float[] iq) {
    int samples = iq.length / 2;
    for (int done = 0; done < samples; ) {
      int count = Math.min(4099, samples - done);
      live.feed(iq, 2 * done, count);
      done += count;
    }
  }

  private static double level(byte[] row, int bin) {
    return LiveRows.FLOOR_DB + LiveRows.STEP_DB * (row[bin] & 0xff);
  }

  private static float[] tone(int rate, double hz, double amplitude, int samples) {
    float[] iq = new float[2 * samples];
    new ComplexOscillator(hz, rate).generate(iq, 0, samples);
    for (int i = 0; i < iq.length; i++) {
      iq[i] *= (float) amplitude;
    }
    return iq;
  }
}
