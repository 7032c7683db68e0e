package org.challengectl.driver.usrp.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.challengectl.radio.Capture;
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
class UsrpDriverTest {

  private static final int RATE = 1_000_000;
  private static final long FREQUENCY = 433_920_000;
  private static final String FIRST = "type=b200,serial=30C51D0";

  @TempDir static Path shared;
  private LibraryDouble uhd;
  private UsrpDriver driver;

  @BeforeEach
  void open(@TempDir Path folder) throws Exception {
    uhd = LibraryDouble.of("usrp", "libuhd.so.4.3.0", "uhd.h", shared, folder);
    uhd.order("fast", 1);
    driver = new UsrpDriver();
  }

  @AfterEach
  void close() {
    driver.close();
  }

  @Test
  void namesWhatIsThereBySerialNumberIndexNameAndArguments() {
    uhd.order("devices", 2)
        .order("found.1", "type=x300,addr=192.168.40.2,fpga=XG,name=left,serial=F0F0,product=X310");

    List<RadioDescription> radios = driver.discover();

    assertEquals(List.of("30C51D0", "F0F0"), radios.stream().map(RadioDescription::name).toList());
    assertEquals("USRP X310 (left)", radios.get(1).title());
    for (String name : List.of("1", "left", "192.168.40.2", "addr=192.168.40.2")) {
      assertEquals("F0F0", driver.find(name, radios).orElseThrow().name(), name);
    }
    assertEquals("addr=10.0.0.1", driver.find("addr=10.0.0.1", radios).orElseThrow().name());
    assertTrue(driver.find("nobody", radios).isEmpty());
  }

  @Test
  void searchesRarely() {
    for (int i = 0; i < 5; i++) {
      driver.discover();
    }
    assertEquals(1, uhd.calls().stream().filter(call -> call.startsWith("uhd_usrp_find")).count());
  }

  @Test
  void tellsWhatTheOpenedDeviceCanDo() throws Exception {
    uhd.order("rx.freq.max", "4.4e9").order("tx.rate.max", "25e6");
    try (Radio radio = radio(Map.of())) {
      RadioCapabilities can = radio.capabilities();
      assertTrue(can.transmit() && can.receive());
      assertEquals(42_000_000, can.frequencies().minHz());
      assertEquals(6_008_000_000L, can.frequencies().maxHz());
      assertEquals(25_000_000, can.sampleRates().maxHz());
      assertEquals(List.of("TX/RX", "RX2"), can.antennas());
      assertEquals(89.75, can.gains().get(0).maxDb());
      assertEquals(76, can.gains().get(1).maxDb());
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = SampleFormat.class,
      names = {"INT16", "FLOAT32"})
  void sendsEachSampleOnce(SampleFormat format) throws Exception {
    int samples = 500_003;
    uhd.order("fast", 0);
    Map<String, String> options =
        Map.of(
            "format", format == SampleFormat.INT16 ? "sc16" : "FC32",
            "wire", "sc8",
            "rf_gain", "70.5",
            "antenna", "tx/rx",
            "channel", "1",
            "bandwidth", "2e6",
            "clock_source", "external",
            "time_source", "gpsdo",
            "args", "num_send_frames=64");
    try (Radio radio = radio(options)) {
      TransmitReport report = radio.transmit(settings(), new Noise(samples));

      assertTrue(report.complete());
      assertEquals(samples, report.samples());
      assertTrue(
          Duration.between(report.startedAt(), report.endedAt()).toMillis() >= 500,
          "it came back before the last sample had left");
    }
    assertSent(samples, format);
    assertEquals("uhd_usrp_make " + FIRST + ",num_send_frames=64", uhd.last("uhd_usrp_make"));
    assertEquals("uhd_usrp_set_tx_rate 1000000.000 1", uhd.last("uhd_usrp_set_tx_rate"));
    assertEquals(
        "uhd_usrp_set_tx_freq 433920000.000 A 0.000 A '' 1", uhd.last("uhd_usrp_set_tx_freq"));
    assertEquals("uhd_usrp_set_tx_gain 70.50 1 ''", uhd.last("uhd_usrp_set_tx_gain"));
    assertEquals("uhd_usrp_set_tx_antenna TX/RX 1", uhd.last("uhd_usrp_set_tx_antenna"));
    assertEquals("uhd_usrp_set_tx_bandwidth 2000000 1", uhd.last("uhd_usrp_set_tx_bandwidth"));
    assertEquals("uhd_usrp_set_clock_source external 0", uhd.last("uhd_usrp_set_clock_source"));
    assertEquals("uhd_usrp_set_time_source gpsdo 0", uhd.last("uhd_usrp_set_time_source"));
    String cpu = format == SampleFormat.INT16 ? "sc16" : "fc32";
    assertEquals(
        "uhd_usrp_get_tx_stream " + cpu + " sc8 '' 1 1", uhd.last("uhd_usrp_get_tx_stream"));
    List<String> sends =
        uhd.calls().stream().filter(call -> call.startsWith("uhd_tx_streamer_send")).toList();
    assertEquals("uhd_tx_streamer_send 1 0", sends.get(0));
    assertEquals("uhd_tx_streamer_send 0 1", sends.get(sends.size() - 1));
    assertEquals(
        2, sends.stream().filter(call -> !call.endsWith(" 0 0")).count(), "bursts are not whole");
    assertFalse(uhd.last("acknowledged").isEmpty());
    assertEquals("uhd_usrp_free", uhd.last("uhd_usrp_free"));
  }

  @Test
  void tunesLowerIfItsOscillatorIsTooFastAndBesideTheSignalIfItIsTold() throws Exception {
    try (Radio radio = radio(Map.of("ppm", "10", "lo_offset", "-2e6"))) {
      radio.transmit(settings(), new Noise(100));
    }
    assertEquals(
        "uhd_usrp_set_tx_freq 433915660.843 M 431915660.843 A '' 0",
        uhd.last("uhd_usrp_set_tx_freq"));
  }

  @Test
  void sendsOneBurstAfterTheOtherWithOneStreamer() throws Exception {
    try (Radio radio = radio(Map.of())) {
      assertTrue(radio.transmit(settings(), new Noise(3_000)).complete());
      assertTrue(radio.transmit(settings(), new Noise(3_000)).complete());
    }
    assertEquals(
        1, uhd.calls().stream().filter(call -> call.contains("uhd_usrp_get_tx_stream")).count());
    assertFalse(new String(uhd.sent(), StandardCharsets.ISO_8859_1).contains("out of burst"));
  }

  @Test
  void comesBackThoughNobodyAcknowledges() throws Exception {
    uhd.order("deaf", 1);
    try (Radio radio = radio(Map.of())) {
      assertTrue(radio.transmit(settings(), new Noise(1_000)).complete());
    }
  }

  @Test
  void countsWhatTheRadioMisses() throws Exception {
    uhd.order("events", 3);
    try (Radio radio = radio(Map.of())) {
      assertEquals(3, radio.transmit(settings(), new Noise(1_000)).underruns());
      uhd.order("events", 0);
      assertEquals(0, radio.transmit(settings(), new Noise(1_000)).underruns());
    }
  }

  @Test
  void isSilentAtOnce() throws Exception {
    uhd.order("fast", 0);
    try (Radio radio = radio(Map.of())) {
      CompletableFuture<TransmitReport> sending = sending(radio);
      await("uhd_tx_streamer_send");
      long before = System.nanoTime();
      radio.silence();
      assertTrue(System.nanoTime() - before < Duration.ofMillis(200).toNanos());
      assertFalse(uhd.last("acknowledged").isEmpty(), "something is still on its way");
      assertFalse(sending.get(1, TimeUnit.SECONDS).complete());
      assertTrue(radio.transmit(settings(), new Noise(1_000)).complete());
    }
  }

  @Test
  void failsWhenItIsUnpluggedAndComesBack() throws Exception {
    uhd.order("fast", 0);
    Radio radio = radio(Map.of());
    CompletableFuture<TransmitReport> sending = sending(radio);
    await("uhd_tx_streamer_send");

    uhd.order("devices", 0);

    ExecutionException gone =
        assertThrows(ExecutionException.class, () -> sending.get(3, TimeUnit.SECONDS));
    assertEquals(Reason.FAILED, ((RadioException) gone.getCause()).reason());
    assertTrue(gone.getMessage().contains("usb is gone"), gone.getMessage());
    radio.close();
    assertEquals("uhd_usrp_free", uhd.last("uhd_usrp_free"));

    uhd.order("devices", 1);
    try (Radio again = radio(Map.of())) {
      assertTrue(again.transmit(settings(), new Noise(1_000)).complete());
    }
  }

  @Test
  void failsWhenNothingIsTakenAnyMore() throws Exception {
    uhd.order("fast", 0);
    try (Radio radio = radio(Map.of())) {
      CompletableFuture<TransmitReport> sending = sending(radio);
      await("uhd_tx_streamer_send");
      uhd.order("stuck", 1);
      ExecutionException stuck =
          assertThrows(ExecutionException.class, () -> sending.get(5, TimeUnit.SECONDS));
      assertTrue(stuck.getMessage().contains("no more samples"), stuck.getMessage());
    }
  }

  @Test
  void aHungLibraryIsToldAndNeverFreedUnderItsFeet() throws Exception {
    uhd.order("devices", 2).order("fast", 0);
    Radio radio = radio(Map.of());
    CompletableFuture<TransmitReport> sending = sending(radio);
    await("uhd_tx_streamer_send");
    uhd.order("hang.uhd_tx_streamer_send", 1);

    long before = System.nanoTime();
    assertThrows(IllegalStateException.class, radio::silence);
    assertTrue(System.nanoTime() - before < Duration.ofMillis(400).toNanos());
    assertThrows(ExecutionException.class, () -> sending.get(8, TimeUnit.SECONDS));
    try {
      radio.close();
    } catch (IllegalStateException hung) {
      assertTrue(hung.getMessage().contains("cannot be closed"), hung.getMessage());
    }
    assertEquals("", uhd.last("uhd_usrp_free"));
    uhd.forget("hang.uhd_tx_streamer_send").order("fast", 1);
    try (Radio other = driver.open(new RadioSettings("1", RATE, Map.of()))) {
      assertTrue(other.transmit(settings(), new Noise(1_000)).complete());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "uhd_usrp_make",
        "uhd_usrp_get_tx_num_channels",
        "uhd_usrp_get_tx_freq_range",
        "uhd_usrp_get_rx_rates",
        "uhd_usrp_get_tx_gain_range",
        "uhd_usrp_get_rx_antennas",
        "uhd_usrp_get_clock_sources",
        "uhd_usrp_set_clock_source",
        "uhd_usrp_set_tx_rate",
        "uhd_usrp_get_rx_rate",
        "uhd_usrp_set_tx_antenna",
        "uhd_usrp_set_tx_gain",
        "uhd_usrp_set_tx_freq",
        "uhd_usrp_get_tx_freq",
        "uhd_usrp_get_tx_stream",
        "uhd_tx_streamer_send",
        "uhd_tx_streamer_recv_async_msg"
      })
  void eachFailureIsASentenceAndTheRadioIsGivenBack(String function) throws Exception {
    uhd.order("fail." + function, 44);
    Map<String, String> options = Map.of("antenna", "TX/RX", "clock_source", "internal");
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
    assertTrue(failure.getMessage().contains("RuntimeError: ordered"), failure.getMessage());
    uhd.forget("fail." + function);
    try (Radio radio = radio(options)) {
      assertTrue(radio.transmit(settings(), new Noise(1_000)).complete());
    }
    assertEquals(
        uhd.calls().stream().filter(call -> call.startsWith("uhd_usrp_make")).count()
            - (function.equals("uhd_usrp_make") ? 1 : 0),
        uhd.calls().stream().filter(call -> call.startsWith("uhd_usrp_free")).count());
  }

  @ParameterizedTest
  @CsvSource({
    "RuntimeError: Could not find path for image: usrp_b200_fw.hex, FAILED, uhd_images_downloader",
    "LookupError: KeyError: No devices found for ----->, ABSENT, there is no usrp 30C51D0 now",
    "RuntimeError: USB open failed: insufficient permissions, BUSY, udev rule",
  })
  void saysWhatToDoWhenItCannotBeOpened(String text, Reason reason, String advice) {
    uhd.order("fail.uhd_usrp_make", 11).order("text.uhd_usrp_make", text);
    RadioException refused = refused(Map.of());
    assertEquals(reason, refused.reason());
    assertTrue(refused.getMessage().contains(advice), refused.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "rf_gain, 90, 0 to 89.75",
    "rf_gain, loud, a number",
    "antenna, LNAH, 'TX/RX, RX2'",
    "clock_source, mimo, 'internal, external, gpsdo'",
    "time_source, sundial, 'none, external, gpsdo'",
    "format, cs8, 'sc16, fc32'",
    "wire, sc4, 'sc16, sc12, sc8'",
    "channel, 16, 0 to 15",
    "ppm, 1e9, -200 to 200",
  })
  void refusesWhatMakesNoSense(String key, String value, String wanted) {
    RadioException refused = refused(Map.of(key, value));

    assertEquals(Reason.UNSUPPORTED, refused.reason());
    assertTrue(refused.getMessage().contains(key), refused.getMessage());
    assertTrue(refused.getMessage().contains(wanted), refused.getMessage());
    assertEquals(
        uhd.last("uhd_usrp_make").isEmpty(), uhd.last("uhd_usrp_free").isEmpty(), "it stays open");
  }

  @Test
  void refusesWhatItCannotDo() throws Exception {
    assertTrue(refused(Map.of("channel", "7")).getMessage().contains("has no channel 7"));
    uhd.order("rate", "1000500");
    RadioException rate = refused(Map.of());
    assertEquals(Reason.UNSUPPORTED, rate.reason());
    assertTrue(rate.getMessage().contains("the nearest it can is 1.000500"), rate.getMessage());
    uhd.forget("rate").order("ref_locked", 0);
    assertTrue(refused(Map.of("clock_source", "external")).getMessage().contains("not locked"));
    try (Radio radio = radio(Map.of("antenna", "RX2"))) {
      assertTrue(unsupported(radio).contains("with the antenna RX2; it can with TX/RX"));
    }
    try (Radio radio = radio(Map.of())) {
      uhd.order("freq", "400e6");
      assertTrue(unsupported(radio).contains("it came to 400.000000 MHz"));
      uhd.forget("freq");
      assertTrue(radio.transmit(settings(), new Noise(10)).complete());
    }
  }

  @Test
  void aReceiverDoesNotTransmit() throws Exception {
    uhd.order("tx.channels", 0);
    try (Radio radio = radio(Map.of())) {
      assertFalse(radio.capabilities().transmit());
      assertTrue(unsupported(radio).contains("cannot transmit"));
    }
  }

  @Test
  void receivesAndStartsAnewWithoutWhatWasUnderWay() throws Exception {
    byte[] bytes = Noise.encoded(300_000, SampleFormat.INT16);
    uhd.receives(bytes).order("fast", 0);
    float[] wanted = new float[bytes.length / 2];
    SampleFormat.INT16.decode(bytes, 0, wanted, 0, bytes.length / 4);
    try (Radio radio = radio(Map.of("antenna", "RX2", "rf_gain", "30"))) {
      for (int i = 0; i < 2; i++) {
        try (Capture capture = radio.receive(new ReceiveSettings(FREQUENCY))) {
          float[] got = new float[2 * 200_000];
          int have = 0;
          while (have < got.length / 2) {
            have += capture.read(got, 2 * have, got.length / 2 - have);
          }
          assertArrayEquals(Arrays.copyOf(wanted, got.length), got);
          assertEquals(0, capture.lostSamples());
        }
      }
    }
    assertEquals("uhd_usrp_set_rx_antenna RX2 0", uhd.last("uhd_usrp_set_rx_antenna"));
    assertEquals("uhd_usrp_set_rx_gain 30.00 0 ''", uhd.last("uhd_usrp_set_rx_gain"));
    assertEquals(
        "uhd_rx_streamer_issue_stream_cmd o 1", uhd.last("uhd_rx_streamer_issue_stream_cmd"));
  }

  @Test
  void countsWhatAnOverflowHasCost() throws Exception {
    uhd.order("fast", 0).order("rx.gap", 12_345).order("rx.error", 8);
    try (Radio radio = radio(Map.of());
        Capture capture = radio.receive(new ReceiveSettings(FREQUENCY))) {
      float[] got = new float[2 * 50_000];
      int have = 0;
      while (have < 50_000) {
        have += capture.read(got, 0, 50_000 - have);
      }
      assertEquals(12_345, capture.lostSamples());
    }
  }

  @Test
  void failsWhenTheReceiverBreaks() throws Exception {
    uhd.order("fast", 0);
    try (Radio radio = radio(Map.of());
        Capture capture = radio.receive(new ReceiveSettings(FREQUENCY))) {
      uhd.order("rx.error", 4);
      RadioException broken =
          assertThrows(
              RadioException.class,
              () -> {
                while (true) {
                  capture.read(new float[2_000], 0, 1_000);
                }
              });
      assertTrue(broken.getMessage().contains("metadata error 4"), broken.getMessage());
      uhd.forget("rx.error");
    }
  }

  private void assertSent(int samples, SampleFormat format) throws Exception {
    byte[] sent = uhd.sent();
    byte[] wanted = Noise.encoded(samples, format);
    assertTrue(sent.length >= wanted.length, sent.length + " bytes were sent");
    assertArrayEquals(wanted, Arrays.copyOf(sent, wanted.length));
    for (int i = wanted.length; i < sent.length; i++) {
      assertEquals(0, sent[i], "byte " + i);
    }
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
    while (uhd.last(call).isEmpty()) {
      Thread.sleep(10);
    }
    Thread.sleep(200);
  }
}
