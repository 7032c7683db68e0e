package org.challengectl.driver.hackrf.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.challengectl.radio.Capture;
import org.challengectl.radio.Radio;
import org.challengectl.radio.RadioDescription;
import org.challengectl.radio.RadioException;
import org.challengectl.radio.RadioException.Reason;
import org.challengectl.radio.RadioSettings;
import org.challengectl.radio.TransmitReport;
import org.challengectl.radio.TransmitSettings;
import org.challengectl.radio.kit.SampleFormat;
import org.challengectl.radio.kit.testkit.LibraryDouble;
import org.challengectl.radio.kit.testkit.Noise;
import org.challengectl.radio.kit.testkit.Rig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class HackRfDriverTest {

  private static final int RATE = 2_000_000;
  private static final long FREQUENCY = 145_000_000;
  private static final String SERIAL = "0000000000000000a06063c8234e9200";

  @TempDir static Path shared;
  private LibraryDouble hackrf;
  private HackRfDriver driver;
  private Rig rig;

  @BeforeEach
  void open(@TempDir Path folder) throws Exception {
    hackrf = LibraryDouble.of("hackrf", "libhackrf.so.0", "libhackrf/hackrf.h", shared, folder);
    hackrf.order("fast", 1);
    driver = new HackRfDriver();
    rig = new Rig(driver, RATE, FREQUENCY, SampleFormat.INT8);
  }

  @AfterEach
  void close() {
    driver.close();
  }

  @Test
  void namesWhatIsPluggedInBySerialNumberItsEndAndIndex() {
    hackrf.order("devices", 2);

    List<RadioDescription> radios = driver.discover();

    assertEquals(2, radios.size());
    assertEquals(SERIAL, radios.get(0).name());
    assertEquals(List.of("0", "234e9200", "a06063c8234e9200"), radios.get(0).aliases());
    assertEquals("1", driver.find("234e9201", radios).orElseThrow().aliases().get(0));
  }

  @Test
  void saysWhoMayNotOpenIt() {
    hackrf.order("serial.0", "-");

    RadioDescription radio = driver.discover().get(0);

    assertEquals("0", radio.name());
    assertTrue(radio.title().contains("plugdev"), radio.title());
  }

  @Test
  void sendsEachSampleOnceAndThenZeros() throws Exception {
    int samples = 1_000_003;
    hackrf.order("fast", 0);
    TransmitReport report;
    try (Radio radio = rig.radio(Map.of("rf_gain", "14", "if_gain", "33", "bias_t", "true"))) {
      report = rig.send(radio, samples);
    }
    rig.assertSent(report, hackrf.sent(), samples);
    assertEquals("hackrf_set_freq 145000000", hackrf.last("hackrf_set_freq"));
    assertEquals("hackrf_set_sample_rate 2000000", hackrf.last("hackrf_set_sample_rate"));
    assertEquals("hackrf_set_amp_enable 1", hackrf.last("hackrf_set_amp_enable"));
    assertEquals("hackrf_set_txvga_gain 33", hackrf.last("hackrf_set_txvga_gain"));
    assertTrue(hackrf.calls().contains("hackrf_set_antenna_enable 1"));
    assertEquals("hackrf_set_antenna_enable 0", hackrf.last("hackrf_set_antenna_enable"));
    assertEquals("hackrf_close", hackrf.last("hackrf_close"));
  }

  @Test
  void tunesLowerIfItsOscillatorIsTooFast() throws Exception {
    try (Radio radio = rig.radio(Map.of("ppm", "10"))) {
      rig.send(radio, 100);
    }
    assertEquals("hackrf_set_freq 144998550", hackrf.last("hackrf_set_freq"));
  }

  @Test
  void fillsGapsWithZerosAndCountsThem() throws Exception {
    hackrf.order("fast", 0);
    int samples = 600_000;
    Noise noise = new Noise(samples);
    TransmitReport report;
    try (Radio radio = rig.radio(Map.of())) {
      int[] reads = {0};
      report =
          radio.transmit(
              rig.settings(),
              (iq, offset, wanted) -> {
                if (++reads[0] == 70) { // the buffer holds 64 reads: now it runs dry
                  Rig.sleep(600);
                }
                return noise.read(iq, offset, wanted);
              });
    }
    assertTrue(report.complete());
    assertTrue(report.underruns() > 0, "no underrun was counted");
    rig.assertSentWithGaps(hackrf.sent(), samples);
  }

  @Test
  void reportsWhatTheFirmwareCounts() throws Exception {
    hackrf.order("shortfalls", 3);
    try (Radio radio = rig.radio(Map.of())) {
      assertEquals(3, rig.send(radio, 1_000).underruns());
    }
  }

  @Test
  void failsWhenItIsUnpluggedAndComesBack() throws Exception {
    hackrf.order("fast", 0);
    Radio radio = rig.radio(Map.of());
    CompletableFuture<TransmitReport> sending = rig.sending(radio, Integer.MAX_VALUE);
    await("hackrf_start_tx");

    hackrf.order("devices", 0);

    ExecutionException gone =
        assertThrows(ExecutionException.class, () -> sending.get(3, TimeUnit.SECONDS));
    assertEquals(Reason.FAILED, ((RadioException) gone.getCause()).reason());
    assertTrue(gone.getMessage().contains("unplugged"), gone.getMessage());
    Rig.sleep(1_100);
    assertEquals(List.of(), driver.discover());
    radio.close();
    assertEquals(Reason.ABSENT, rig.refused("0", Map.of()).reason());

    hackrf.order("devices", 1);
    Rig.sleep(1_100);
    try (Radio again = rig.radio(Map.of())) {
      assertTrue(rig.send(again, 1_000).complete());
    }
  }

  @Test
  void isSilentAtOnce() throws Exception {
    hackrf.order("fast", 0);
    try (Radio radio = rig.radio(Map.of())) {
      CompletableFuture<TransmitReport> sending = rig.sending(radio, Integer.MAX_VALUE);
      await("hackrf_start_tx");
      long before = System.nanoTime();
      radio.silence();
      assertTrue(System.nanoTime() - before < Duration.ofMillis(200).toNanos());
      assertEquals("hackrf_stop_tx", hackrf.last("hackrf_stop_tx"));
      assertFalse(sending.get(1, TimeUnit.SECONDS).complete());
      assertTrue(rig.send(radio, 1_000).complete());
    }
  }

  @Test
  void aHungLibraryIsToldAndTheOtherRadioGoesOn() throws Exception {
    hackrf.order("devices", 2).order("fast", 0);
    Radio radio = rig.radio(Map.of());
    CompletableFuture<TransmitReport> sending = rig.sending(radio, Integer.MAX_VALUE);
    await("hackrf_start_tx");
    hackrf.order("hang.hackrf_stop_tx", 1);

    long before = System.nanoTime();
    IllegalStateException deaf = assertThrows(IllegalStateException.class, radio::silence);
    assertTrue(System.nanoTime() - before < Duration.ofMillis(400).toNanos());
    assertTrue(deaf.getMessage().contains("has not returned since"), deaf.getMessage());
    assertThrows(ExecutionException.class, () -> sending.get(5, TimeUnit.SECONDS));
    assertThrows(IllegalStateException.class, radio::close);
    assertTrue(rig.refused("0", Map.of()).getMessage().contains("has not returned since"));
    hackrf.forget("hang.hackrf_stop_tx").order("fast", 1);
    try (Radio other = rig.radio("1", Map.of())) {
      assertTrue(rig.send(other, 1_000).complete());
    }
    Rig.sleep(200);
    try (Radio back = rig.radio(Map.of())) {
      assertTrue(rig.send(back, 1_000).complete());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hackrf_device_list_open",
        "hackrf_set_sample_rate",
        "hackrf_set_freq",
        "hackrf_set_amp_enable",
        "hackrf_set_antenna_enable",
        "hackrf_set_txvga_gain",
        "hackrf_start_tx",
        "hackrf_stop_tx"
      })
  void eachFailureIsASentenceAndNothingIsOnTheAirAfterwards(String function) throws Exception {
    hackrf.order("fail." + function, -1004);
    RadioException failure =
        assertThrows(
            RadioException.class,
            () -> {
              try (Radio radio = rig.radio(Map.of())) {
                rig.send(radio, 1_000);
              }
            });
    assertEquals(Reason.FAILED, failure.reason());
    assertTrue(failure.getMessage().contains(function), failure.getMessage());
    hackrf.forget("fail." + function);
    try (Radio radio = rig.radio(Map.of())) {
      assertTrue(rig.send(radio, 1_000).complete());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "rf_gain, 15, 0 to 14",
    "if_gain, 48, 0 to 47",
    "if_gain, loud, a number",
    "bb_gain, NaN, 0 to 62",
    "bias_t, maybe, true or false",
    "ppm, 1e9, -200 to 200",
  })
  void refusesWhatMakesNoSense(String key, String value, String wanted) {
    RadioException refused = rig.refused("0", Map.of(key, value));

    assertEquals(Reason.UNSUPPORTED, refused.reason());
    assertTrue(refused.getMessage().contains(key), refused.getMessage());
    assertTrue(refused.getMessage().contains(wanted), refused.getMessage());
  }

  @Test
  void refusesWhatItCannotDo() throws Exception {
    RadioException rate =
        assertThrows(
            RadioException.class, () -> driver.open(new RadioSettings("0", 48_000, Map.of())));
    assertTrue(rate.getMessage().contains("it can 2.000 to 20.000 MS/s"), rate.getMessage());
    assertEquals(Reason.ABSENT, rig.refused("7", Map.of()).reason());
    try (Radio radio = rig.radio(Map.of())) {
      assertEquals(Reason.BUSY, rig.refused(SERIAL, Map.of()).reason());
      RadioException frequency =
          assertThrows(
              RadioException.class,
              () -> radio.transmit(new TransmitSettings(900_000, "test"), new Noise(10)));
      assertEquals(Reason.UNSUPPORTED, frequency.reason());
    }
  }

  @Test
  void receives() throws Exception {
    byte[] bytes = Noise.encoded(500_000, SampleFormat.INT8);
    hackrf.receives(bytes).order("fast", 0);
    try (Radio radio = rig.radio(Map.of("if_gain", "30", "bb_gain", "21"));
        Capture capture = rig.receive(radio)) {
      assertArrayEquals(rig.heard(bytes, 400_000), Rig.read(capture, 400_000));
      assertEquals(0, capture.lostSamples());
    }
    assertEquals("hackrf_set_lna_gain 24", hackrf.last("hackrf_set_lna_gain"));
    assertEquals("hackrf_set_vga_gain 20", hackrf.last("hackrf_set_vga_gain"));
    assertEquals("hackrf_stop_rx", hackrf.last("hackrf_stop_rx"));
  }

  @Test
  void countsWhatNobodyReads() throws Exception {
    hackrf.receives(Noise.encoded(500_000, SampleFormat.INT8));
    try (Radio radio = rig.radio(Map.of());
        Capture capture = rig.receive(radio)) {
      Rig.sleep(300);
      assertTrue(capture.lostSamples() > 100_000, capture.lostSamples() + " were lost");
    }
  }

  private void await(String call) {
    Rig.await(() -> !hackrf.last(call).isEmpty());
    Rig.sleep(200);
  }
}
