package org.challengectl.driver.soapysdr.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.challengectl.radio.Capture;
import org.challengectl.radio.GainStage;
import org.challengectl.radio.Radio;
import org.challengectl.radio.RadioCapabilities;
import org.challengectl.radio.RadioDescription;
import org.challengectl.radio.RadioException;
import org.challengectl.radio.RadioException.Reason;
import org.challengectl.radio.RadioSettings;
import org.challengectl.radio.ReceiveSettings;
import org.challengectl.radio.TransmitReport;
import org.challengectl.radio.TransmitSettings;
import org.challengectl.radio.kit.SampleFormat;
import org.challengectl.radio.kit.testkit.LibraryDouble;
import org.challengectl.radio.kit.testkit.Noise;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class SoapyDriverTest {

  private static final int RATE = 1_000_000;
  private static final long FREQUENCY = 433_920_000;

  @TempDir static Path shared;
  private LibraryDouble soapy;
  private SoapyDriver driver;

  @BeforeEach
  void open(@TempDir Path folder) throws Exception {
    soapy = LibraryDouble.of("soapysdr", "libSoapySDR.so.0.8", "SoapySDR/Device.h", shared, folder);
    soapy.order("fast", 1);
    driver = new SoapyDriver();
  }

  @AfterEach
  void close() {
    driver.close();
  }

  @Test
  void namesWhatNoOtherDriverHas() {
    soapy.order("devices", 2);

    List<RadioDescription> radios = driver.discover();

    assertEquals(
        List.of("driver=plutosdr,serial=104473222a8700", "driver=plutosdr,serial=104473222a8701"),
        radios.stream().map(RadioDescription::name).toList());
    assertEquals("SoapySDR PlutoSDR #0 usb", radios.get(0).title());
    for (String name : List.of("1", "104473222a8701", "driver=plutosdr,serial=104473222a8701")) {
      assertEquals(radios.get(1).name(), driver.find(name, radios).orElseThrow().name(), name);
    }
    assertEquals("driver=hackrf", driver.find("driver=hackrf", radios).orElseThrow().name());
    assertTrue(driver.find("nobody", radios).isEmpty());
  }

  @Test
  void searchesRarelyAndQuietly() {
    for (int i = 0; i < 5; i++) {
      driver.discover();
    }
    assertEquals(
        1,
        soapy.calls().stream()
            .filter(call -> call.startsWith("SoapySDRDevice_enumerateStrArgs"))
            .count());
  }

  @Test
  void tellsWhatTheOpenedDeviceCanDo() throws Exception {
    try (Radio radio = radio(Map.of())) {
      RadioCapabilities can = radio.capabilities();
      assertTrue(can.transmit() && can.receive());
      assertEquals(70_000_000, can.frequencies().minHz());
      assertEquals(6_000_000_000L, can.frequencies().maxHz());
      assertEquals(61_440_000, can.sampleRates().maxHz());
      assertEquals(List.of("A", "A_BALANCED", "RX2"), can.antennas());
      assertEquals(
          List.of("rf_gain", "gain_pga", "rf_gain", "gain_lna", "gain_vga"),
          can.gains().stream().map(GainStage::setting).toList());
      assertEquals(89, can.gains().get(0).maxDb());
    }
    soapy.order("ranges", 0);
    try (Radio radio = radio(Map.of())) {
      assertEquals(300_000_000_000L, radio.capabilities().frequencies().maxHz());
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = SampleFormat.class,
      names = {"INT16", "FLOAT32"})
  void sendsEachSampleOnce(SampleFormat format) throws Exception {
    int samples = 500_003;
    soapy.order("fast", 0);
    String name = format == SampleFormat.INT16 ? "CS16" : "CF32";
    Map<String, String> options =
        Map.of(
            "format", name.toLowerCase(Locale.ROOT),
            "rf_gain", "70.5",
            "gain_pga", "3",
            "antenna", "a",
            "channel", "1",
            "bandwidth", "2e6",
            "clock_source", "external",
            "settings", "biastee=true, loopback=0",
            "args", "buffers=64",
            "stream_args", "remote:prot=tcp,remote:mtu=1500");
    try (Radio radio = radio(options)) {
      TransmitReport report = radio.transmit(settings(), new Noise(samples));

      assertTrue(report.complete());
      assertEquals(samples, report.samples());
      assertTrue(
          Duration.between(report.startedAt(), report.endedAt()).toMillis() >= 500,
          "it came back before the last sample had left");
    }
    assertSent(samples, format);
    assertEquals(
        "SoapySDRDevice_makeStrArgs device=PlutoSDR,driver=plutosdr,label=PlutoSDR #0 usb,"
            + "serial=104473222a8700,buffers=64",
        soapy.last("SoapySDRDevice_makeStrArgs"));
    assertEquals("SoapySDRDevice_setSampleRate 0 1 1000000", last("setSampleRate"));
    assertEquals("SoapySDRDevice_setFrequency 0 1 433920000.000 0", last("setFrequency"));
    assertEquals("SoapySDRDevice_setGain 0 1 70.50", last("setGain"));
    assertEquals("SoapySDRDevice_setGainElement 0 1 PGA 3.00", last("setGainElement"));
    assertEquals("SoapySDRDevice_setAntenna 0 1 A", last("setAntenna"));
    assertEquals("SoapySDRDevice_setBandwidth 0 1 2000000", last("setBandwidth"));
    assertEquals("SoapySDRDevice_setClockSource external", last("setClockSource"));
    assertTrue(soapy.calls().contains("SoapySDRDevice_writeSetting biastee true"));
    assertTrue(soapy.calls().contains("SoapySDRDevice_writeSetting loopback 0"));
    assertEquals(
        "SoapySDRDevice_setupStream 0 " + name + " 1 of 1 remote:prot=tcp remote:mtu=1500",
        last("setupStream"));
    List<String> writes =
        soapy.calls().stream()
            .filter(call -> call.startsWith("SoapySDRDevice_writeStream"))
            .toList();
    assertEquals("SoapySDRDevice_writeStream 0 0", writes.get(0));
    assertEquals("SoapySDRDevice_writeStream 2 0", writes.get(writes.size() - 1));
    assertEquals("SoapySDRDevice_deactivateStream 0 0 0 dry", last("deactivateStream"));
    assertEquals("SoapySDRDevice_closeStream 0", last("closeStream"));
    assertEquals("SoapySDRDevice_unmake", last("unmake"));
  }

  @Test
  void tunesLowerIfItsOscillatorIsTooFast() throws Exception {
    try (Radio radio = radio(Map.of("ppm", "10"))) {
      radio.transmit(settings(), new Noise(100));
    }
    assertEquals("SoapySDRDevice_setFrequency 0 0 433915660.843 0", last("setFrequency"));
  }

  @Test
  void eachTransmissionHasAStreamOfItsOwn() throws Exception {
    try (Radio radio = radio(Map.of())) {
      assertTrue(radio.transmit(settings(), new Noise(3_000)).complete());
      assertTrue(radio.transmit(settings(), new Noise(3_000)).complete());
    }
    for (String each :
        List.of("setupStream", "activateStream", "deactivateStream", "closeStream")) {
      assertEquals(
          2,
          soapy.calls().stream().filter(call -> call.startsWith("SoapySDRDevice_" + each)).count(),
          each);
    }
  }

  @Test
  void countsWhatTheRadioMisses() throws Exception {
    soapy.order("events", 3);
    try (Radio radio = radio(Map.of())) {
      assertEquals(3, radio.transmit(settings(), new Noise(1_000)).underruns());
      soapy.order("events", 0);
      assertEquals(0, radio.transmit(settings(), new Noise(1_000)).underruns());
    }
  }

  @Test
  void doesNotAskAgainWhatTheModuleCannotTell() throws Exception {
    soapy.order("tells", 0);
    try (Radio radio = radio(Map.of())) {
      assertTrue(radio.transmit(settings(), new Noise(50_000)).complete());
    }
    assertEquals(
        1, soapy.calls().stream().filter(call -> call.contains("readStreamStatus")).count());
  }

  @Test
  void isSilentAtOnce() throws Exception {
    soapy.order("fast", 0);
    try (Radio radio = radio(Map.of())) {
      CompletableFuture<TransmitReport> sending = sending(radio);
      await("SoapySDRDevice_writeStream");
      long before = System.nanoTime();
      radio.silence();
      assertTrue(System.nanoTime() - before < Duration.ofMillis(200).toNanos());
      assertFalse(last("deactivateStream").isEmpty());
      assertFalse(sending.get(1, TimeUnit.SECONDS).complete());
      assertTrue(radio.transmit(settings(), new Noise(1_000)).complete());
    }
  }

  @Test
  void failsWhenItIsUnpluggedAndComesBack() throws Exception {
    soapy.order("fast", 0);
    Radio radio = radio(Map.of());
    CompletableFuture<TransmitReport> sending = sending(radio);
    await("SoapySDRDevice_writeStream");

    soapy.order("devices", 0);

    ExecutionException gone =
        assertThrows(ExecutionException.class, () -> sending.get(3, TimeUnit.SECONDS));
    assertEquals(Reason.FAILED, ((RadioException) gone.getCause()).reason());
    assertTrue(gone.getMessage().contains("usb is gone"), gone.getMessage());
    radio.close();
    assertEquals("SoapySDRDevice_unmake", last("unmake"));

    soapy.order("devices", 1);
    try (Radio again = radio(Map.of())) {
      assertTrue(again.transmit(settings(), new Noise(1_000)).complete());
    }
  }

  @Test
  void failsWhenNothingIsTakenAnyMore() throws Exception {
    soapy.order("fast", 0);
    try (Radio radio = radio(Map.of())) {
      CompletableFuture<TransmitReport> sending = sending(radio);
      await("SoapySDRDevice_writeStream");
      soapy.order("stuck", 1);
      ExecutionException stuck =
          assertThrows(ExecutionException.class, () -> sending.get(5, TimeUnit.SECONDS));
      assertTrue(stuck.getMessage().contains("no more samples"), stuck.getMessage());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"writeStream", "deactivateStream"})
  void aHungLibraryIsToldAndNeverFreedUnderItsFeet(String function) throws Exception {
    soapy.order("devices", 2).order("fast", 0);
    Radio radio = radio(Map.of());
    CompletableFuture<TransmitReport> sending = sending(radio);
    await("SoapySDRDevice_writeStream");
    soapy.order("hang.SoapySDRDevice_" + function, 1);
    Thread.sleep(200);

    long before = System.nanoTime();
    assertThrows(IllegalStateException.class, radio::silence);
    assertTrue(System.nanoTime() - before < Duration.ofMillis(400).toNanos());
    assertFalse(last("deactivateStream").isEmpty(), "the stream was not ended");
    assertThrows(ExecutionException.class, () -> sending.get(8, TimeUnit.SECONDS));
    try {
      radio.close();
    } catch (IllegalStateException hung) {
      assertTrue(hung.getMessage().contains("cannot be closed"), hung.getMessage());
    }
    assertEquals("", last("unmake"));
    soapy.forget("hang.SoapySDRDevice_" + function).order("fast", 1);
    try (Radio other = driver.open(new RadioSettings("1", RATE, Map.of()))) {
      assertTrue(other.transmit(settings(), new Noise(1_000)).complete());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "getNumChannels",
        "listAntennas",
        "listGains",
        "getGainRange",
        "getGainElementRange",
        "getFrequencyRange",
        "getSampleRateRange",
        "listClockSources",
        "setClockSource",
        "setSampleRate",
        "getSampleRate",
        "setAntenna",
        "setGain",
        "setFrequency",
        "getFrequency",
        "setupStream",
        "activateStream",
        "writeStream",
        "deactivateStream",
        "closeStream"
      })
  void eachFailureIsASentenceAndTheRadioIsGivenBack(String function) throws Exception {
    soapy.order("fail.SoapySDRDevice_" + function, -2);
    Map<String, String> options = Map.of("antenna", "A", "clock_source", "internal");
    RadioException failure =
        assertThrows(
            RadioException.class,
            () -> {
              try (Radio radio = radio(options)) {
                radio.transmit(settings(), new Noise(1_000));
              }
            });
    assertEquals(Reason.FAILED, failure.reason());
    assertTrue(failure.getMessage().contains(function), failure.getMessage());
    assertTrue(failure.getMessage().contains("ordered"), failure.getMessage());
    soapy.forget("fail.SoapySDRDevice_" + function);
    try (Radio radio = radio(options)) {
      assertTrue(radio.transmit(settings(), new Noise(1_000)).complete());
    }
    assertEquals(2, soapy.calls().stream().filter(call -> call.contains("unmake")).count());
  }

  @ParameterizedTest
  @CsvSource({
    "SoapySDR::Device::make() no match, ABSENT, module is not installed",
    "connect FAIL: Connection refused, FAILED, cannot be opened",
  })
  void saysWhyItCannotBeOpened(String text, Reason reason, String words) {
    soapy.order("fail.SoapySDRDevice_makeStrArgs", 1).order("text", text);
    RadioException refused = refused(Map.of());
    assertEquals(reason, refused.reason());
    assertTrue(refused.getMessage().contains(words), refused.getMessage());
    assertTrue(refused.getMessage().contains(text), refused.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "rf_gain, 90, -1 to 89",
    "gain_lna, 31, 0 to 30",
    "gain_pga, loud, a number",
    "antenna, B, 'A, A_BALANCED, RX2'",
    "clock_source, mimo, 'internal, external'",
    "format, cs8, 'CF32, CS16'",
    "channel, 16, 0 to 15",
    "tail_ms, -1, 0 to 2000",
    "ppm, 1e9, -200 to 200",
  })
  void refusesWhatMakesNoSense(String key, String value, String wanted) {
    RadioException refused = refused(Map.of(key, value));

    assertEquals(Reason.UNSUPPORTED, refused.reason());
    assertTrue(refused.getMessage().contains(key), refused.getMessage());
    assertTrue(refused.getMessage().contains(wanted), refused.getMessage());
    assertEquals(last("makeStrArgs").isEmpty(), last("unmake").isEmpty(), "it stays open");
  }

  @Test
  void refusesWhatItCannotDo() throws Exception {
    assertTrue(refused(Map.of("channel", "7")).getMessage().contains("has no channel 7"));
    try (Radio radio = radio(Map.of("antenna", "RX2"))) {
      assertTrue(unsupported(radio).contains("with the antenna RX2; it can with A"));
    }
    try (Radio radio = radio(Map.of("rf_gain", "-1"))) {
      assertTrue(unsupported(radio).contains("rf_gain must be 0.00 to 89.00 to transmit"));
    }
    try (Radio radio = radio(Map.of())) {
      soapy.order("freq", 400_000_000);
      assertTrue(unsupported(radio).contains("it came to 400.000000 MHz"));
      soapy.forget("freq").order("rate", 1_000_500);
      assertTrue(unsupported(radio).contains("the nearest it can is 1.000500"));
      soapy.forget("rate");
      assertTrue(radio.transmit(settings(), new Noise(10)).complete());
    }
  }

  @Test
  void aReceiverDoesNotTransmit() throws Exception {
    soapy.order("tx.channels", 0);
    try (Radio radio = radio(Map.of())) {
      assertFalse(radio.capabilities().transmit());
      assertTrue(unsupported(radio).contains("cannot transmit"));
    }
  }

  @Test
  void receives() throws Exception {
    byte[] bytes = Noise.encoded(300_000, SampleFormat.FLOAT32);
    soapy.receives(bytes).order("fast", 0);
    float[] wanted = new float[bytes.length / 4];
    SampleFormat.FLOAT32.decode(bytes, 0, wanted, 0, bytes.length / 8);
    try (Radio radio = radio(Map.of("antenna", "RX2", "gain_lna", "30"));
        Capture capture = radio.receive(new ReceiveSettings(FREQUENCY))) {
      float[] got = new float[2 * 200_000];
      int have = 0;
      while (have < got.length / 2) {
        have += capture.read(got, 2 * have, got.length / 2 - have);
      }
      assertArrayEquals(Arrays.copyOf(wanted, got.length), got);
      assertEquals(0, capture.lostSamples());
    }
    assertEquals("SoapySDRDevice_setAntenna 1 0 RX2", last("setAntenna"));
    assertEquals("SoapySDRDevice_setGainMode 1 0 0", last("setGainMode"));
    assertEquals("SoapySDRDevice_setGainElement 1 0 LNA 30.00", last("setGainElement"));
    assertEquals("SoapySDRDevice_closeStream 1", last("closeStream"));
  }

  @ParameterizedTest
  @CsvSource({"1, 12345", "0, 1"})
  void countsWhatAnOverflowHasCost(int timed, long lost) throws Exception {
    soapy.order("fast", 0).order("gap", 12_345).order("timed", timed);
    try (Radio radio = radio(Map.of());
        Capture capture = radio.receive(new ReceiveSettings(FREQUENCY))) {
      float[] got = new float[2 * 50_000];
      int have = 0;
      while (have < 50_000) {
        have += capture.read(got, 0, 50_000 - have);
      }
      assertEquals(lost, capture.lostSamples());
    }
  }

  @Test
  void failsWhenTheReceiverBreaks() throws Exception {
    soapy.order("fast", 0);
    try (Radio radio = radio(Map.of());
        Capture capture = radio.receive(new ReceiveSettings(FREQUENCY))) {
      soapy.order("fail.SoapySDRDevice_readStream", -3);
      RadioException broken =
          assertThrows(
              RadioException.class,
              () -> {
                while (true) {
                  capture.read(new float[2_000], 0, 1_000);
                }
              });
      assertTrue(broken.getMessage().contains("CORRUPTION"), broken.getMessage());
    }
  }

  private void assertSent(int samples, SampleFormat format) throws Exception {
    byte[] sent = soapy.sent();
    byte[] wanted = Noise.encoded(samples, format);
    assertTrue(sent.length >= wanted.length, sent.length + " bytes were sent");
    assertArrayEquals(wanted, Arrays.copyOf(sent, wanted.length));
    for (int i = wanted.length; i < sent.length; i++) {
      assertEquals(0, sent[i], "byte " + i);
    }
  }

  private String last(String function) {
    return soapy.last("SoapySDRDevice_" + function);
  }

  private Radio radio(Map<String, String> options) throws RadioException {
    return driver.open(new RadioSettings("0", RATE, options));
  }

  private RadioException refused(Map<String, String> options) {
    return assertThrows(
        RadioException.class, () -> driver.open(new RadioSettings("0", RATE, options)).close());
  }

  private static String unsupported(Radio radio) {
    RadioException refused =
        assertThrows(RadioException.class, () -> radio.transmit(settings(), new Noise(10)));
    assertEquals(Reason.UNSUPPORTED, refused.reason(), refused.getMessage());
    return refused.getMessage();
  }

  private static TransmitSettings settings() {
    return new TransmitSettings(FREQUENCY, "test");
  }

  private static CompletableFuture<TransmitReport> sending(Radio radio) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return radio.transmit(settings(), new Noise(Integer.MAX_VALUE));
          } catch (RadioException e) {
            throw new CompletionException(e);
          }
        });
  }

  private void await(String call) throws InterruptedException {
    while (soapy.last(call).isEmpty()) {
      Thread.sleep(10);
    }
    Thread.sleep(200);
  }
}
