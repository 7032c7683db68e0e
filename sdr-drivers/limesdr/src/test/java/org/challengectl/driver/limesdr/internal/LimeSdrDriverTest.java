package org.challengectl.driver.limesdr.internal;

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
class LimeSdrDriverTest {

  private static final int RATE = 2_000_000;
  private static final long FREQUENCY = 868_000_000;
  private static final String SERIAL = "1D4C296EC121C0";

  @TempDir static Path shared;
  private Path sys;
  private LibraryDouble lime;
  private LimeSdrDriver driver;
  private Rig rig;

  @BeforeEach
  void open(@TempDir Path folder) throws Exception {
    lime = LibraryDouble.of("limesdr", LimeSdrDriver.LIBRARY, "lime/LimeSuite.h", shared, folder);
    lime.order("fast", 1);
    sys = Files.createDirectories(folder.resolve("sys"));
    driver = new LimeSdrDriver(new UsbBus(sys, folder));
    rig = new Rig(driver, RATE, FREQUENCY, SampleFormat.INT16);
  }

  @AfterEach
  void close() {
    driver.close();
    assertEquals("LMS_RegisterLogHandler 0", lime.last("LMS_RegisterLogHandler"));
  }

  @Test
  void namesWhatIsPluggedInBySerialNumberItsEndIndexAndAll() {
    lime.order("devices", 2);

    List<RadioDescription> radios = driver.discover();

    assertEquals(2, radios.size());
    assertEquals(SERIAL, radios.get(0).name());
    assertEquals("LimeSDR Mini 6EC121C0", radios.get(0).title());
    assertEquals(List.of("0", "6EC121C0"), radios.get(0).aliases().subList(0, 2));
    assertTrue(radios.get(0).aliases().get(3).startsWith("LimeSDR Mini, media=USB 3.0"));
    assertEquals("1", driver.find("6EC121C1", radios).orElseThrow().aliases().get(0));
    assertEquals(30_720_000, radios.get(0).capabilities().sampleRates().maxHz());
  }

  @Test
  void reportsWhatTheBoardSays() throws Exception {
    lime.order("mini", 0);
    try (Radio radio = rig.radio("9060B00471B20", Map.of())) {
      assertEquals(61_440_000, radio.capabilities().sampleRates().maxHz());
      assertEquals(3_800_000_000L, radio.capabilities().frequencies().maxHz());
      assertEquals(
          List.of("BAND1", "BAND2", "LNAH", "LNAL", "LNAW"), radio.capabilities().antennas());
    }
  }

  @Test
  void saysWhoMayNotOpenIt() throws Exception {
    lime.order("devices", 0);
    Path board = Files.createDirectories(sys.resolve("2-1"));
    for (String each :
        List.of("idVendor=1d50", "idProduct=6108", "busnum=2", "devnum=5", "serial=0009060B00")) {
      Files.writeString(board.resolve(each.split("=", 2)[0]), each.split("=", 2)[1] + "\n");
    }

    RadioDescription radio = driver.discover().get(0);

    assertEquals("0009060B00", radio.name());
    assertTrue(radio.title().contains("limesuite-udev"), radio.title());
    RadioException refused = rig.refused("0009060B00", Map.of());
    assertEquals(Reason.BUSY, refused.reason());
    assertTrue(refused.getMessage().contains("udev rule"), refused.getMessage());
  }

  @Test
  void sendsEachSampleOnceAndThenZeros() throws Exception {
    int samples = 1_000_003;
    lime.order("fast", 0);
    Map<String, String> options =
        Map.of("rf_gain", "52", "bandwidth", "8e6", "antenna", "band1", "calibrate", "tx");
    TransmitReport report;
    try (Radio radio = rig.radio(options)) {
      report = rig.send(radio, samples);
    }
    rig.assertSent(report, lime.sent(), samples);
    assertEquals("LMS_SetSampleRate 2000000 0", lime.last("LMS_SetSampleRate"));
    assertEquals("LMS_SetLOFrequency 1 0 868000000", lime.last("LMS_SetLOFrequency"));
    assertEquals("LMS_SetAntenna 1 0 1", lime.last("LMS_SetAntenna"));
    assertEquals("LMS_SetGaindB 1 0 52", lime.last("LMS_SetGaindB"));
    assertEquals("LMS_SetLPFBW 1 0 8000000", lime.last("LMS_SetLPFBW"));
    assertEquals("LMS_Calibrate 1 0 2500000 0", lime.last("LMS_Calibrate"));
    assertEquals("LMS_SetupStream 1 0 fifo 200000 format 1 link 1", lime.last("LMS_SetupStream"));
    assertEquals("LMS_Close", lime.last("LMS_Close"));
  }

  @Test
  void isQuietUntilItIsTunedAndDisabledBeforeTheStreamEnds() throws Exception {
    try (Radio radio = rig.radio(Map.of())) {
      rig.send(radio, 1_000);
    }
    assertEquals(
        List.of(
            "LMS_EnableChannel 1 0 1",
            "LMS_SetGaindB 1 0 0",
            "LMS_SetAntenna 1 0 2",
            "LMS_SetLOFrequency 1 0 868000000",
            "LMS_SetLPFBW 1 0 5000000",
            "LMS_SetGaindB 1 0 40",
            "LMS_StartStream",
            "LMS_EnableChannel 1 0 0",
            "LMS_StopStream",
            "LMS_DestroyStream",
            "LMS_Close"),
        lime.calls().stream()
            .dropWhile(call -> !call.startsWith("LMS_EnableChannel"))
            .filter(call -> !call.startsWith("LMS_Get") && !call.startsWith("LMS_SetupStream"))
            .toList());
  }

  @Test
  void sendsTheRestWhenTheLibraryTakesLittle() throws Exception {
    lime.order("take", 700);
    try (Radio radio = rig.radio(Map.of())) {
      assertTrue(rig.send(radio, 50_001).complete());
    }
    rig.assertSentOnce(lime.sent(), 50_001);
  }

  @Test
  void tunesLowerIfItsOscillatorIsTooFast() throws Exception {
    try (Radio radio = rig.radio(Map.of("ppm", "10", "normalized_gain", "0.7"))) {
      rig.send(radio, 100);
    }
    assertEquals("LMS_SetLOFrequency 1 0 867991320", lime.last("LMS_SetLOFrequency"));
    assertEquals("LMS_SetNormalizedGain 1 0 0.700", lime.last("LMS_SetNormalizedGain"));
  }

  @Test
  void usesTheOtherChannel() throws Exception {
    lime.order("mini", 0);
    try (Radio radio = rig.radio(Map.of("channel", "1"))) {
      assertTrue(rig.send(radio, 100).complete());
    }
    assertTrue(lime.calls().contains("LMS_EnableChannel 1 1 1"));
    assertEquals("LMS_EnableChannel 1 1 0", lime.last("LMS_EnableChannel"));
  }

  @Test
  void fillsGapsWithZerosAndCountsThem() throws Exception {
    lime.order("fast", 0);
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
    rig.assertSentWithGaps(lime.sent(), samples);
  }

  @Test
  void addsUpWhatTheLibraryCountsBetweenTwoQuestions() throws Exception {
    lime.order("fast", 0).order("underrun", 1).order("dropped", 2);
    try (Radio radio = rig.radio(Map.of())) {
      long underruns = rig.send(radio, RATE).underruns(); // a second: about ten questions
      assertTrue(underruns >= 6 && underruns % 3 == 0, "counted " + underruns);
    }
  }

  @Test
  void failsWhenItIsUnpluggedAndComesBack() throws Exception {
    lime.order("fast", 0);
    Radio radio = rig.radio(Map.of());
    CompletableFuture<TransmitReport> sending = rig.sending(radio, Integer.MAX_VALUE);
    awaitStream();

    lime.order("devices", 0);

    ExecutionException gone =
        assertThrows(ExecutionException.class, () -> sending.get(5, TimeUnit.SECONDS));
    assertEquals(Reason.FAILED, ((RadioException) gone.getCause()).reason());
    radio.close();
    driver.close();
    driver = new LimeSdrDriver(new UsbBus(sys, sys)); // does not wait until it looks again
    rig = new Rig(driver, RATE, FREQUENCY, SampleFormat.INT16);
    assertEquals(Reason.ABSENT, rig.refused("0", Map.of()).reason());

    lime.order("devices", 1);
    driver.close();
    driver = new LimeSdrDriver(new UsbBus(sys, sys));
    rig = new Rig(driver, RATE, FREQUENCY, SampleFormat.INT16);
    try (Radio again = rig.radio(Map.of())) {
      assertTrue(rig.send(again, 1_000).complete());
    }
  }

  @Test
  void isSilentAtOnce() throws Exception {
    lime.order("fast", 0);
    try (Radio radio = rig.radio(Map.of())) {
      CompletableFuture<TransmitReport> sending = rig.sending(radio, Integer.MAX_VALUE);
      awaitStream();
      long before = System.nanoTime();
      radio.silence();
      assertTrue(System.nanoTime() - before < Duration.ofMillis(200).toNanos());
      assertEquals("LMS_EnableChannel 1 0 0", lime.last("LMS_EnableChannel"));
      assertFalse(sending.get(1, TimeUnit.SECONDS).complete());
      assertTrue(rig.send(radio, 1_000).complete());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"LMS_EnableChannel", "LMS_SendStream", "LMS_StopStream"})
  void aHungLibraryIsToldAndTheOtherRadioGoesOn(String function) throws Exception {
    lime.order("devices", 2).order("fast", 0);
    Radio radio = rig.radio(Map.of());
    CompletableFuture<TransmitReport> sending = rig.sending(radio, Integer.MAX_VALUE);
    awaitStream();
    lime.order("hang." + function, 1);
    Rig.sleep(200);

    long before = System.nanoTime();
    IllegalStateException deaf = assertThrows(IllegalStateException.class, radio::silence);
    assertTrue(System.nanoTime() - before < Duration.ofMillis(400).toNanos());
    assertTrue(deaf.getMessage().contains("has not returned since"), deaf.getMessage());
    assertThrows(ExecutionException.class, () -> sending.get(10, TimeUnit.SECONDS));
    lime.forget("hang." + function).order("fast", 1);
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
        "LMS_Open",
        "LMS_Init",
        "LMS_GetNumChannels",
        "LMS_GetAntennaList",
        "LMS_GetLPFBWRange",
        "LMS_GetSampleRateRange",
        "LMS_GetLOFrequencyRange",
        "LMS_SetSampleRate",
        "LMS_GetSampleRate",
        "LMS_EnableChannel",
        "LMS_SetAntenna",
        "LMS_SetLOFrequency",
        "LMS_GetLOFrequency",
        "LMS_SetLPFBW",
        "LMS_SetGaindB",
        "LMS_SetupStream",
        "LMS_StartStream",
        "LMS_SendStream",
        "LMS_GetStreamStatus",
        "LMS_StopStream",
        "LMS_DestroyStream"
      })
  void eachFailureIsASentenceAndNothingIsOnTheAirAfterwards(String function) throws Exception {
    lime.order("fail." + function, -1);
    RadioException failure =
        assertThrows(
            RadioException.class,
            () -> {
              try (Radio radio = rig.radio(Map.of())) {
                rig.send(radio, 300_000);
              }
            });
    assertEquals(function.equals("LMS_Open") ? Reason.BUSY : Reason.FAILED, failure.reason());
    assertTrue(failure.getMessage().contains(function), failure.getMessage());
    int sent = lime.sent().length;
    lime.forget("fail." + function);
    try (Radio radio = rig.radio(Map.of())) {
      assertTrue(rig.send(radio, 1_000).complete());
    }
    assertTrue(lime.sent().length > sent, "nothing was sent");
    assertEquals("LMS_EnableChannel 1 0 0", lime.last("LMS_EnableChannel"));
  }

  @Test
  void disablesAgainIfItCouldNotBeDisabledAtTheEnd() throws Exception {
    lime.order("fast", 0);
    try (Radio radio = rig.radio(Map.of())) {
      CompletableFuture<TransmitReport> sending = rig.sending(radio, RATE);
      awaitStream();
      lime.order("fail.LMS_EnableChannel", -1);

      assertThrows(ExecutionException.class, () -> sending.get(10, TimeUnit.SECONDS));

      assertEquals(2, lime.calls().stream().filter("LMS_EnableChannel 1 0 0"::equals).count());
      assertThrows(RadioException.class, () -> rig.send(radio, 10), "it is lost");
    }
    lime.forget("fail.LMS_EnableChannel");
    try (Radio again = rig.radio(Map.of())) {
      assertTrue(rig.send(again, 1_000).complete());
    }
  }

  @Test
  void goesOnIfItCannotBeCalibrated() throws Exception {
    lime.order("fail.LMS_Calibrate", -1);
    try (Radio radio = rig.radio(Map.of("calibrate", "both"))) {
      assertTrue(rig.send(radio, 1_000).complete());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "rf_gain, 74, 0 to 73",
    "rf_gain, loud, a number",
    "normalized_gain, 1.1, 0 to 1",
    "antenna, LNAL, 'BAND1, BAND2, LNAH, LNAW, auto'",
    "channel, 1, 0 to 0",
    "bandwidth, 1e6, 1400100 to 130000000",
    "calibrate, maybe, 'none, tx, rx, both'",
    "ppm, 1e9, -200 to 200",
  })
  void refusesWhatMakesNoSense(String key, String value, String wanted) {
    RadioException refused = rig.refused("0", Map.of(key, value));

    assertEquals(Reason.UNSUPPORTED, refused.reason());
    assertTrue(refused.getMessage().contains(key), refused.getMessage());
    assertTrue(refused.getMessage().contains(wanted), refused.getMessage());
    assertEquals("LMS_Close", lime.last("LMS_Close"));
  }

  @Test
  void refusesTwoGains() {
    RadioException refused = rig.refused("0", Map.of("rf_gain", "1", "normalized_gain", "1"));

    assertTrue(refused.getMessage().contains("not both"), refused.getMessage());
  }

  @Test
  void refusesWhatItCannotDo() throws Exception {
    RadioException rate =
        assertThrows(
            RadioException.class, () -> driver.open(new RadioSettings("0", 48_000, Map.of())));
    assertTrue(rate.getMessage().contains("it can 0.100 to 30.720 MS/s"), rate.getMessage());
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
  void noticesWhenTheLibraryDoesSomethingElse() throws Exception {
    lime.order("actual.rate", 1_999_000);
    assertTrue(rig.refused("0", Map.of()).getMessage().contains("it did 1999000 S/s"));
    lime.forget("actual.rate").order("actual.lo", 30_000_000);
    try (Radio radio = rig.radio(Map.of())) {
      RadioException elsewhere = assertThrows(RadioException.class, () -> rig.send(radio, 10));
      assertEquals(Reason.UNSUPPORTED, elsewhere.reason());
      assertTrue(elsewhere.getMessage().contains("it went to 30.000000 MHz"));
      lime.forget("actual.lo");
      assertTrue(rig.send(radio, 10).complete());
    }
  }

  @Test
  void receives() throws Exception {
    byte[] bytes = Noise.encoded(500_000, SampleFormat.INT16);
    lime.receives(bytes).order("fast", 0);
    Map<String, String> options = Map.of("rf_gain", "30", "antenna", "LNAH", "calibrate", "rx");
    try (Radio radio = rig.radio(options);
        Capture capture = rig.receive(radio)) {
      assertArrayEquals(rig.heard(bytes, 400_000), Rig.read(capture, 400_000));
      assertEquals(0, capture.lostSamples());
    }
    assertEquals("LMS_SetLOFrequency 0 0 868000000", lime.last("LMS_SetLOFrequency"));
    assertEquals("LMS_SetGaindB 0 0 30", lime.last("LMS_SetGaindB"));
    assertEquals("LMS_SetAntenna 0 0 1", lime.last("LMS_SetAntenna"));
    assertEquals("LMS_SetLPFBW 0 0 2000000", lime.last("LMS_SetLPFBW"));
    assertEquals("LMS_Calibrate 0 0 2500000 0", lime.last("LMS_Calibrate"));
    assertEquals(
        List.of("LMS_EnableChannel 0 0 1", "LMS_EnableChannel 0 0 0"),
        lime.calls().stream().filter(call -> call.startsWith("LMS_EnableChannel")).toList());
  }

  @Test
  void countsWhatTheBoardLoses() throws Exception {
    byte[] bytes = Noise.encoded(500_000, SampleFormat.INT16);
    lime.receives(bytes).order("fast", 0).order("lose", 1_234);
    try (Radio radio = rig.radio(Map.of());
        Capture capture = rig.receive(radio)) {
      float[] got = Rig.read(capture, 100_000);
      float[] before = Rig.read(capture, 1);
      assertEquals(1_234, capture.lostSamples());
      float[] all = rig.heard(bytes, 101_235);
      assertArrayEquals(Arrays.copyOf(all, 2 * 30_000), Arrays.copyOf(got, 2 * 30_000));
      assertArrayEquals(Arrays.copyOfRange(all, 2 * 101_234, 2 * 101_235), before);
    }
  }

  @Test
  void countsWhatNobodyReads() throws Exception {
    lime.receives(Noise.encoded(500_000, SampleFormat.INT16));
    try (Radio radio = rig.radio(Map.of());
        Capture capture = rig.receive(radio)) {
      Rig.await(() -> capture.lostSamples() > 100_000);
    }
  }

  @Test
  void aReceiverThatFailsIsTold() throws Exception {
    try (Radio radio = rig.radio(Map.of());
        Capture capture = rig.receive(radio)) {
      lime.order("fail.LMS_RecvStream", -1);
      RadioException failure =
          assertThrows(
              RadioException.class,
              () -> {
                while (true) {
                  Rig.read(capture, 1_000);
                }
              });
      assertTrue(failure.getMessage().contains("LMS_RecvStream"), failure.getMessage());
    }
  }

  private void awaitStream() {
    Rig.await(() -> !lime.last("LMS_StartStream").isEmpty());
    Rig.sleep(200);
  }
}
