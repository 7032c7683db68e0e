package org.challengectl.driver.bladerf.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
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
import org.challengectl.radio.ReceiveSettings;
import org.challengectl.radio.TransmitReport;
import org.challengectl.radio.TransmitSettings;
import org.challengectl.radio.kit.SampleFormat;
import org.challengectl.radio.kit.UsbBus;
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
class BladeRfDriverTest {

  private static final int RATE = 2_000_000;
  private static final long FREQUENCY = 868_000_000;
  private static final String SERIAL = "f12ce1037830a1b27f3ceeba1f521410";

  @TempDir static Path shared;
  private Path sys;
  private LibraryDouble blade;
  private BladeRfDriver driver;
  private Rig rig;

  @BeforeEach
  void open(@TempDir Path folder) throws Exception {
    blade = LibraryDouble.of("bladerf", BladeRfDriver.LIBRARY, "libbladeRF.h", shared, folder);
    blade.order("fast", 1);
    sys = Files.createDirectories(folder.resolve("sys"));
    anew();
  }

  @AfterEach
  void close() {
    driver.close();
  }

  @Test
  void namesWhatIsPluggedInBySerialNumberItsEndIndexAndArguments() {
    blade.order("devices", 2);

    List<RadioDescription> radios = driver.discover();

    assertEquals(2, radios.size());
    assertEquals(SERIAL, radios.get(0).name());
    assertEquals("bladeRF 2.0 1f521410", radios.get(0).title());
    assertEquals(
        List.of("0", "1f521410", "*:serial=" + SERIAL, "libusb:serial=" + SERIAL),
        radios.get(0).aliases());
    assertEquals("1", driver.find("1f521411", radios).orElseThrow().aliases().get(0));
    assertEquals(47_000_000, radios.get(0).capabilities().frequencies().minHz());
  }

  @Test
  void reportsWhatTheBoardSays() throws Exception {
    blade.order("board", 1);
    assertEquals(237_500_000, driver.discover().get(0).capabilities().frequencies().minHz());
    try (Radio radio = rig.radio(Map.of())) {
      assertEquals(40_000_000, radio.capabilities().sampleRates().maxHz());
      assertEquals(3_800_000_000L, radio.capabilities().frequencies().maxHz());
      assertEquals(-35, radio.capabilities().gains().get(0).minDb());
      assertEquals(66, radio.capabilities().gains().get(0).maxDb());
    }
  }

  @Test
  void saysWhoMayNotOpenIt() throws Exception {
    blade.order("devices", 0);
    Path board = Files.createDirectories(sys.resolve("2-1"));
    for (String each :
        List.of("idVendor=2cf0", "idProduct=5250", "busnum=2", "devnum=5", "serial=f12c")) {
      Files.writeString(board.resolve(each.split("=", 2)[0]), each.split("=", 2)[1] + "\n");
    }

    RadioDescription radio = driver.discover().get(0);

    assertEquals("f12c", radio.name());
    assertTrue(radio.title().contains("udev"), radio.title());
    RadioException refused = rig.refused("f12c", Map.of());
    assertEquals(Reason.BUSY, refused.reason());
    assertTrue(refused.getMessage().contains("plugdev"), refused.getMessage());
  }

  @Test
  void sendsEachSampleOnceAndThenZeros() throws Exception {
    int samples = 1_000_003;
    blade.order("fast", 0);
    Map<String, String> options = Map.of("rf_gain", "52", "bandwidth", "1.5e6", "bias_t", "true");
    TransmitReport report;
    try (Radio radio = rig.radio(options)) {
      report = rig.send(radio, samples);
    }
    rig.assertSent(report, blade.sent(), samples);
    assertEquals("bladerf_set_bandwidth 1 1500000", blade.last("bladerf_set_bandwidth"));
    assertEquals("bladerf_close", blade.last("bladerf_close"));
    assertTrue(blade.calls().contains("bladerf_set_bias_tee 1 1"));
    assertEquals("bladerf_set_bias_tee 1 0", blade.last("bladerf_set_bias_tee"));
  }

  @Test
  void isQuietUntilItIsTunedAndAgainBeforeItEnds() throws Exception {
    try (Radio radio = rig.radio(Map.of("rf_gain", "40"))) {
      rig.send(radio, 1_000);
    }
    assertEquals(
        List.of(
            "bladerf_set_gain 1 -23",
            "bladerf_set_sample_rate 1 2000000",
            "bladerf_set_bandwidth 1 2000000",
            "bladerf_set_frequency 1 868000000",
            "bladerf_sync_config 1 0 32 9216 8 2000",
            "bladerf_enable_module 1 1",
            "bladerf_set_gain 1 40",
            "bladerf_set_gain 1 -23",
            "bladerf_enable_module 1 0",
            "bladerf_close"),
        blade.calls().stream()
            .dropWhile(call -> !call.startsWith("bladerf_set_gain"))
            .filter(call -> !call.startsWith("bladerf_get") && !call.startsWith("bladerf_is"))
            .toList());
  }

  @ParameterizedTest
  @CsvSource({"521000, 2048 10", "20000000, 65536 12", "61440000, 65536 16"})
  void hasAsMuchUnderWayAsTheRateNeeds(int rate, String samplesAndTransfers) throws Exception {
    try (Radio radio = driver.open(new RadioSettings("0", rate, Map.of()))) {
      assertTrue(rig.send(radio, 1_000).complete());
    }
    assertEquals(
        "bladerf_sync_config 1 0 32 " + samplesAndTransfers + " 2000",
        blade.last("bladerf_sync_config"));
    rig.assertSentOnce(blade.sent(), 1_000);
  }

  @Test
  void sendsABufferAgainThatTheLibraryHasNotTakenInTime() throws Exception {
    blade.order("late", 3);
    try (Radio radio = rig.radio(Map.of())) {
      assertTrue(rig.send(radio, 500_001).complete());
    }
    rig.assertSentOnce(blade.sent(), 500_001);
  }

  @Test
  void tunesLowerIfItsOscillatorIsTooFast() throws Exception {
    try (Radio radio = rig.radio(Map.of("ppm", "10"))) {
      rig.send(radio, 100);
    }
    assertEquals("bladerf_set_frequency 1 867991320", blade.last("bladerf_set_frequency"));
  }

  @Test
  void fillsGapsWithZerosAndCountsThem() throws Exception {
    blade.order("fast", 0);
    int samples = 600_000;
    Noise noise = new Noise(samples);
    int[] reads = {0};
    TransmitReport report;
    try (Radio radio = rig.radio(Map.of())) {
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
    rig.assertSentWithGaps(blade.sent(), samples);
  }

  @Test
  void failsWhenItIsUnpluggedAndComesBack() throws Exception {
    blade.order("fast", 0);
    Radio radio = rig.radio(Map.of());
    CompletableFuture<TransmitReport> sending = rig.sending(radio, Integer.MAX_VALUE);
    awaitStream();

    blade.order("devices", 0);

    ExecutionException gone =
        assertThrows(ExecutionException.class, () -> sending.get(5, TimeUnit.SECONDS));
    assertEquals(Reason.FAILED, ((RadioException) gone.getCause()).reason());
    assertTrue(gone.getMessage().contains("No devices available"), gone.getMessage());
    radio.close();
    anew(); // does not wait until it looks again
    assertEquals(Reason.ABSENT, rig.refused("0", Map.of()).reason());

    blade.order("devices", 1);
    anew();
    try (Radio again = rig.radio(Map.of())) {
      assertTrue(rig.send(again, 1_000).complete());
    }
  }

  @Test
  void isSilentAtOnce() throws Exception {
    blade.order("fast", 0);
    try (Radio radio = rig.radio(Map.of())) {
      CompletableFuture<TransmitReport> sending = rig.sending(radio, Integer.MAX_VALUE);
      awaitStream();
      long before = System.nanoTime();
      radio.silence();
      assertTrue(System.nanoTime() - before < Duration.ofMillis(200).toNanos());
      assertEquals("bladerf_enable_module 1 0", blade.last("bladerf_enable_module"));
      assertFalse(sending.get(1, TimeUnit.SECONDS).complete());
      assertTrue(rig.send(radio, 1_000).complete());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"bladerf_set_gain", "bladerf_sync_tx", "bladerf_enable_module"})
  void aHungLibraryIsToldAndTheOtherRadioGoesOn(String function) throws Exception {
    blade.order("devices", 2).order("fast", 0);
    Radio radio = rig.radio(Map.of());
    CompletableFuture<TransmitReport> sending = rig.sending(radio, Integer.MAX_VALUE);
    awaitStream();
    blade.order("hang." + function, 1);
    Rig.sleep(200);

    long before = System.nanoTime();
    IllegalStateException deaf = assertThrows(IllegalStateException.class, radio::silence);
    assertTrue(System.nanoTime() - before < Duration.ofMillis(400).toNanos());
    assertTrue(deaf.getMessage().contains("has not returned since"), deaf.getMessage());
    assertThrows(ExecutionException.class, () -> sending.get(10, TimeUnit.SECONDS));
    blade.forget("hang." + function).order("fast", 1);
    try (Radio other = rig.radio("1", Map.of())) {
      assertTrue(rig.send(other, 1_000).complete());
    }
    Rig.sleep(300);
    radio.close();
    try (Radio back = rig.radio(Map.of())) {
      assertTrue(rig.send(back, 1_000).complete());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bladerf_open",
        "bladerf_is_fpga_configured",
        "bladerf_get_frequency_range",
        "bladerf_get_sample_rate_range",
        "bladerf_get_bandwidth_range",
        "bladerf_get_gain_range",
        "bladerf_set_sample_rate",
        "bladerf_set_bandwidth",
        "bladerf_set_frequency",
        "bladerf_set_bias_tee",
        "bladerf_sync_config",
        "bladerf_enable_module",
        "bladerf_set_gain",
        "bladerf_sync_tx"
      })
  void eachFailureIsASentenceAndNothingIsOnTheAirAfterwards(String function) throws Exception {
    blade.order("fail." + function, -5);
    RadioException failure =
        assertThrows(
            RadioException.class,
            () -> {
              try (Radio radio = rig.radio(Map.of("bias_t", "true"))) {
                rig.send(radio, 300_000);
              }
            });
    assertEquals(function.equals("bladerf_open") ? Reason.BUSY : Reason.FAILED, failure.reason());
    assertTrue(failure.getMessage().contains(function), failure.getMessage());
    assertTrue(failure.getMessage().contains("I/O failure"), failure.getMessage());
    int sent = blade.sent().length;
    blade.forget("fail." + function);
    try (Radio radio = rig.radio(Map.of())) {
      assertTrue(rig.send(radio, 1_000).complete());
    }
    assertTrue(blade.sent().length > sent, "nothing was sent");
    assertEquals("bladerf_enable_module 1 0", blade.last("bladerf_enable_module"));
  }

  @ParameterizedTest
  @CsvSource({
    "rf_gain, 67, -23 to 66",
    "rf_gain, loud, a number",
    "bandwidth, 100, 200000 to 56000000",
    "bias_t, maybe, true or false",
    "ppm, 1e9, -200 to 200",
  })
  void refusesWhatMakesNoSense(String key, String value, String wanted) {
    RadioException refused = rig.refused("0", Map.of(key, value));

    assertEquals(Reason.UNSUPPORTED, refused.reason());
    assertTrue(refused.getMessage().contains(key), refused.getMessage());
    assertTrue(refused.getMessage().contains(wanted), refused.getMessage());
    assertEquals("bladerf_close", blade.last("bladerf_close"));
  }

  @Test
  void refusesWhatTheBoardHasNot() {
    blade.order("board", 1);
    assertTrue(rig.refused("0", Map.of("bias_t", "on")).getMessage().contains("2.0 micro"));
    blade.order("fpga", 0);
    assertTrue(rig.refused("0", Map.of()).getMessage().contains("no FPGA image"));
  }

  @Test
  void refusesWhatItCannotDo() throws Exception {
    RadioException rate =
        assertThrows(
            RadioException.class, () -> driver.open(new RadioSettings("0", 48_000, Map.of())));
    assertTrue(rate.getMessage().contains("it can 0.521 to 61.440 MS/s"), rate.getMessage());
    assertEquals(Reason.ABSENT, rig.refused("7", Map.of()).reason());
    try (Radio radio = rig.radio(Map.of())) {
      assertEquals(Reason.BUSY, rig.refused(SERIAL, Map.of()).reason());
      RadioException frequency =
          assertThrows(
              RadioException.class,
              () -> radio.transmit(new TransmitSettings(900_000, "test"), new Noise(10)));
      assertEquals(Reason.UNSUPPORTED, frequency.reason());
      RadioException receive =
          assertThrows(
              RadioException.class, () -> radio.receive(new ReceiveSettings(50_000_000)).close());
      assertTrue(receive.getMessage().contains("it can at 70.000000"), receive.getMessage());
      assertTrue(
          radio.transmit(new TransmitSettings(50_000_000, "test"), new Noise(10)).complete());
    }
    blade.order("actual.rate", 1_999_000);
    assertTrue(rig.refused("0", Map.of()).getMessage().contains("it did 1999000 S/s"));
  }

  @Test
  void receives() throws Exception {
    byte[] bytes = Noise.encoded(500_000, SampleFormat.Q11);
    blade.receives(bytes).order("fast", 0);
    try (Radio radio = rig.radio(Map.of("rf_gain", "66", "bias_t", "on"))) {
      try (Capture capture = rig.receive(radio)) {
        assertArrayEquals(rig.heard(bytes, 400_000), Rig.read(capture, 400_000));
        assertEquals(0, capture.lostSamples());
      }
      assertTrue(rig.send(radio, 1_000).complete());
    }
    assertTrue(blade.calls().contains("bladerf_set_frequency 0 868000000"));
    assertTrue(blade.calls().contains("bladerf_set_gain_mode 0 1"));
    assertTrue(blade.calls().contains("bladerf_set_gain 0 60"), "not taken to what it can");
    assertTrue(blade.calls().contains("bladerf_sync_config 0 1 32 9216 8 2000"));
    assertTrue(blade.calls().contains("bladerf_set_bias_tee 0 0"));
  }

  @Test
  void doesWithoutAGainModeWhereThereIsNone() throws Exception {
    blade.order("fail.bladerf_set_gain_mode", -8);
    try (Radio radio = rig.radio(Map.of());
        Capture capture = rig.receive(radio)) {
      assertEquals(2_000, Rig.read(capture, 1_000).length);
    }
  }

  @Test
  void countsWhatTheBoardLosesAndReadsNoFurtherThanItSays() throws Exception {
    byte[] bytes = Noise.encoded(500_000, SampleFormat.Q11);
    blade.receives(bytes).order("fast", 0).order("lose", 1_234);
    try (Radio radio = rig.radio(Map.of());
        Capture capture = rig.receive(radio)) {
      float[] got = Rig.read(capture, 100_000);
      assertEquals(1_234, capture.lostSamples());
      float[] all = rig.heard(bytes, 101_234);
      int before = 2 * 2 * 9_216;
      assertArrayEquals(Arrays.copyOf(all, before), Arrays.copyOf(got, before));
      assertArrayEquals(
          Arrays.copyOfRange(all, before + 2 * 1_234, all.length),
          Arrays.copyOfRange(got, before, got.length));
    }
  }

  @Test
  void countsWhatNobodyReads() throws Exception {
    blade.receives(Noise.encoded(500_000, SampleFormat.Q11));
    try (Radio radio = rig.radio(Map.of());
        Capture capture = rig.receive(radio)) {
      Rig.await(() -> capture.lostSamples() > 100_000);
    }
  }

  @Test
  void aReceiverThatFailsIsTold() throws Exception {
    try (Radio radio = rig.radio(Map.of());
        Capture capture = rig.receive(radio)) {
      blade.order("fail.bladerf_sync_rx", -5);
      RadioException failure =
          assertThrows(
              RadioException.class,
              () -> {
                while (true) {
                  Rig.read(capture, 1_000);
                }
              });
      assertTrue(failure.getMessage().contains("bladerf_sync_rx"), failure.getMessage());
    }
  }

  private void anew() {
    if (driver != null) {
      driver.close();
    }
    driver = new BladeRfDriver(new UsbBus(sys, sys));
    rig = new Rig(driver, RATE, FREQUENCY, SampleFormat.Q11);
  }

  private void awaitStream() {
    Rig.await(() -> blade.last("bladerf_enable_module").endsWith(" 1"));
    Rig.sleep(200);
  }
}
