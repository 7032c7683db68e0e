package org.challengectl.driver.virtual.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.challengectl.radio.Capture;
import org.challengectl.radio.Radio;
import org.challengectl.radio.ReceiveSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HearingTest {

  private static final long CENTRE = 434_000_000;

  @Test
  void hearsTheSumOfTwoTransmittersOfOtherRatesEachWhereItIs() throws Exception {
    try (AirBench bench = new AirBench(AirBench.QUIET);
        Radio first = bench.radio("tx0", 500_000);
        Radio second = bench.radio("tx1", 2_000_000);
        Radio ear = bench.radio("rx0", 1_000_000);
        Capture capture = ear.receive(new ReceiveSettings(CENTRE))) {
      bench.transmit(first, CENTRE - 80_000, new Tone(30_000.25, 500_000, 1, 1));
      bench.transmit(second, CENTRE + 200_000, new Tone(-100_000.5, 2_000_000, 0.5, 1));

      Measured heard = bench.hear(capture, 0.3).after(0.05);

      assertEquals(-49_999.75, heard.toneHz(-50_000), 0.02);
      assertEquals(-20, heard.toneDbfs(-49_999.75), 0.1);
      assertEquals(99_999.5, heard.toneHz(100_000), 0.02);
      assertEquals(-26, heard.toneDbfs(99_999.5), 0.1);
      assertTrue(
          heard.highestDbfs(1_500, -50_000, 100_000) < -20 - 60,
          "something else was heard at " + heard.highestDbfs(1_500, -50_000, 100_000));
    }
  }

  /** All ways through a path: up and down, whole and cut bands, odd ratios. */
  @ParameterizedTest
  @CsvSource({
    "500000, 500000, 0, 120000.5",
    "500000, 500000, 433, -90000",
    "500000, 500000, -200000, 150000",
    "250000, 2000000, 700000, 60000",
    "250000, 2000000, 1050000, -110000",
    "2000000, 250000, 600000, -650000.25",
    "2000000, 250000, -900000, 810000",
    "2400000, 2048000, 300000, -500000",
    "250000, 3200000, 1000001, 33333",
    "1000000, 250001, 17, 50000",
    "20000000, 500000, 5000000, -5100000",
    "500000, 20000000, -7000000, 100000",
  })
  void keepsFrequencyAndLevelAndAddsNothing(int sendRate, int hearRate, long offset, double toneHz)
      throws Exception {
    try (AirBench bench = new AirBench(AirBench.QUIET);
        Radio sender = bench.radio("tx0", sendRate);
        Radio ear = bench.radio("rx0", hearRate);
        Capture capture = ear.receive(new ReceiveSettings(CENTRE))) {
      bench.transmit(sender, CENTRE + offset, new Tone(toneHz, sendRate, 1, 0.3));

      Measured heard = bench.hear(capture, 0.12).after(0.04);

      double expected = offset + toneHz;
      double guard = 12.0 * hearRate / 8192;
      assertEquals(expected, heard.toneHz(expected), 0.05);
      assertEquals(-20, heard.toneDbfs(expected), 0.2);
      double rest = heard.highestDbfs(guard, expected);
      assertTrue(rest < -20 - 60, "something else was heard at " + rest);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "500000, 500000, 150000, 200000",
    "2000000, 250000, 0, 140000",
    "250000, 500000, 300000, 20000",
    "1000000, 500000, -400000, -350000",
  })
  void doesNotFoldInWhatIsBesideTheBand(int sendRate, int hearRate, long offset, double toneHz)
      throws Exception {
    try (AirBench bench = new AirBench(AirBench.QUIET);
        Radio sender = bench.radio("tx0", sendRate);
        Radio ear = bench.radio("rx0", hearRate);
        Capture capture = ear.receive(new ReceiveSettings(CENTRE))) {
      bench.transmit(sender, CENTRE + offset, new Tone(toneHz, sendRate, 1, 0.3));

      Measured heard = bench.hear(capture, 0.12).after(0.04);

      assertTrue(heard.highestDbfs(0) < -80, "heard " + heard.highestDbfs(0) + " dBFS");
    }
  }

  @Test
  void hearsNothingOfATransmitterInAnotherBand() throws Exception {
    try (AirBench bench = new AirBench(AirBench.QUIET);
        Radio sender = bench.radio("tx0", 2_000_000);
        Radio ear = bench.radio("rx0", 250_000);
        Capture capture = ear.receive(new ReceiveSettings(CENTRE))) {
      bench.transmit(sender, CENTRE + 1_200_000, new Tone(-999_000, 2_000_000, 1, 0.3));

      assertTrue(bench.hear(capture, 0.1).powerDbfs() < -140);
      assertTrue(bench.air().transmitters().get(0).paths().isEmpty());
    }
  }

  @Test
  void hearsATransmissionThatWasThereBefore() throws Exception {
    try (AirBench bench = new AirBench(AirBench.QUIET);
        Radio sender = bench.radio("tx0", 500_000);
        Radio ear = bench.radio("rx0", 250_000)) {
      bench.transmit(sender, CENTRE, new Tone(10_000, 500_000, 1, 0.5));
      bench.advance(0.1);
      try (Capture capture = ear.receive(new ReceiveSettings(CENTRE + 5_000))) {
        Measured heard = bench.hear(capture, 0.1).after(0.01);

        assertEquals(5_000, heard.toneHz(5_000), 0.05);
      }
    }
  }

  @Test
  void lossesAndGainsAddUp() throws Exception {
    AirSettings settings = new AirSettings(-200, 30, Map.of("tx1>rx0", 55.0), false);
    try (AirBench bench = new AirBench(settings);
        Radio near = bench.radio("tx0", 500_000, Map.of("rf_gain", "6"));
        Radio pair = bench.radio("tx1", 500_000, Map.of("path_loss_db", "1"));
        Radio standard = bench.radio("rx0", 500_000);
        Radio deaf = bench.radio("rx1", 500_000, Map.of("path_loss_db", "70", "rf_gain", "-3"));
        Capture atStandard = standard.receive(new ReceiveSettings(CENTRE));
        Capture atDeaf = deaf.receive(new ReceiveSettings(CENTRE))) {
      bench.transmit(near, CENTRE, new Tone(50_000, 500_000, 1, 0.5));
      bench.transmit(pair, CENTRE, new Tone(-50_000, 500_000, 1, 0.5));

      bench.advance(0.2);
      Measured standardHeard = AirBench.read(atStandard, 100_000).after(0.05);
      Measured deafHeard = AirBench.read(atDeaf, 100_000).after(0.05);

      assertEquals(-24, standardHeard.toneDbfs(50_000), 0.05);
      assertEquals(-55, standardHeard.toneDbfs(-50_000), 0.05);
      assertEquals(-67, deafHeard.toneDbfs(50_000), 0.05);
      assertEquals(-73, deafHeard.toneDbfs(-50_000), 0.05);
    }
  }

  @Test
  void oscillatorErrorsShiftWhatIsHeard() throws Exception {
    try (AirBench bench = new AirBench(AirBench.QUIET);
        Radio sender = bench.radio("tx0", 500_000, Map.of("ppm", "10"));
        Radio ear = bench.radio("rx0", 500_000, Map.of("ppm", "-2.5"));
        Capture capture = ear.receive(new ReceiveSettings(CENTRE))) {
      bench.transmit(sender, CENTRE, new Tone(1_000, 500_000, 1, 0.5));

      Measured heard = bench.hear(capture, 0.3).after(0.05);

      assertEquals(1_000 + 434 * 12.5, heard.toneHz(6_425), 0.05);
    }
  }

  @Test
  void aReceiverSaturatesAtFullScale() throws Exception {
    try (AirBench bench = new AirBench(new AirSettings(-200, -20, Map.of(), false));
        Radio sender = bench.radio("tx0", 250_000);
        Radio ear = bench.radio("rx0", 250_000);
        Capture capture = ear.receive(new ReceiveSettings(CENTRE))) {
      bench.transmit(sender, CENTRE, new Tone(1_000, 250_000, 1, 0.2));

      Measured heard = bench.hear(capture, 0.1);

      for (float x : heard.iq()) {
        assertTrue(Math.abs(x) <= 1f, "heard " + x);
      }
      assertTrue(heard.after(0.01).powerDbfs() > 0);
    }
  }
}
