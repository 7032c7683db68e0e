package org.challengectl.driver.virtual.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.challengectl.radio.Capture;
import org.challengectl.radio.Radio;
import org.challengectl.radio.ReceiveSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoiseFloorTest {

  @ParameterizedTest
  @CsvSource({"500000, '', '', -43.01", "2000000, -110, '', -46.99", "500000, -110, -30, -30"})
  void hasTheLevelThatIsConfigured(int rate, String density, String level, double expected)
      throws Exception {
    try (AirBench bench = new AirBench(new AirSettings(-100, 20, Map.of(), false));
        Radio ear =
            bench.radio("rx0", rate, Map.of("noise_dbfs_hz", density, "noise_dbfs", level));
        Capture capture = ear.receive(new ReceiveSettings(100_000_000))) {

      assertEquals(expected, bench.hear(capture, 0.5).powerDbfs(), 0.1);
    }
  }

  @Test
  void isWhiteAndGaussian() throws Exception {
    try (AirBench bench = new AirBench(new AirSettings(-100, 20, Map.of(), false));
        Radio ear = bench.radio("rx0", 2_000_000);
        Capture capture = ear.receive(new ReceiveSettings(100_000_000))) {
      Measured heard = bench.hear(capture, 0.9);

      double mean = Math.pow(10, heard.powerDbfs() / 10);
      float[] power = heard.spectrum(256);
      double binMean = 0;
      for (float p : power) {
        binMean += p / power.length;
      }
      for (float p : power) {
        assertEquals(0, 10 * Math.log10(p / binMean), 0.6);
      }
      double fourth = 0;
      for (float x : heard.iq()) {
        fourth += Math.pow(x, 4) / heard.iq().length;
      }
      assertEquals(3, fourth / Math.pow(mean / 2, 2), 0.05);
    }
  }

  @Test
  void differsBetweenReceivers() throws Exception {
    try (AirBench bench = new AirBench(new AirSettings(-100, 20, Map.of(), false));
        Radio one = bench.radio("rx0", 500_000);
        Radio other = bench.radio("rx1", 500_000);
        Capture first = one.receive(new ReceiveSettings(100_000_000));
        Capture second = other.receive(new ReceiveSettings(100_000_000))) {
      bench.advance(0.11);
      float[] a = AirBench.read(first, 50_000).iq();
      float[] b = AirBench.read(second, 50_000).iq();
      double product = 0;
      double power = 0;
      for (int i = 0; i < a.length; i++) {
        product += (double) a[i] * b[i];
        power += (double) a[i] * a[i];
      }
      assertEquals(0, product / power, 0.05);
    }
  }
}
