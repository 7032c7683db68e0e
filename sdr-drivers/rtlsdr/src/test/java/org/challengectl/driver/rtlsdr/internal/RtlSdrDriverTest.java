package org.challengectl.driver.rtlsdr.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.challengectl.radio.Capture;
import org.challengectl.radio.FrequencySpan;
import org.challengectl.radio.Radio;
import org.challengectl.radio.RadioDescription;
import org.challengectl.radio.RadioException;
import org.challengectl.radio.RadioException.Reason;
import org.challengectl.radio.RadioSettings;
import org.challengectl.radio.ReceiveSettings;
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
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class RtlSdrDriverTest {

  private static final int RATE = 1_024_000;
  private static final long FREQUENCY = 433_920_000;
  private static final String SERIAL = "77000000";

  @TempDir static Path shared;
  private LibraryDouble rtlsdr;
  private RtlSdrDriver driver;

  @BeforeEach
  void open(@TempDir Path folder) throws Exception {
    rtlsdr = LibraryDouble.of("rtlsdr", "librtlsdr.so.0", "rtl-sdr.h", shared, folder);
    rtlsdr.receives(Noise.encoded(300_000, SampleFormat.UINT8));
    driver = new RtlSdrDriver();
  }

  @AfterEach
  void close() {
    driver.close();
  }

  @Test
  void namesWhatIsPluggedInBySerialNumberItsEndAndIndex() {
    rtlsdr.order("devices", 2).order("serial.1", "ABC-00001234");

    List<RadioDescription> radios = driver.discover();

    assertEquals(List.of(SERIAL, "ABC-00001234"), radios.stream().map(r -> r.name()).toList());
    assertEquals(List.of("0"), radios.get(0).aliases());
    assertEquals(List.of("1", "00001234"), radios.get(1).aliases());
    assertTrue(radios.get(0).title().contains("Generic RTL2832U OEM"), radios.get(0).title());
  }

  @Test
  void donglesWithTheSameSerialNumberAreNamedByIndex() {
    rtlsdr.order("devices", 2).order("serial.0", "00000001").order("serial.1", "00000001");

    List<RadioDescription> radios = driver.discover();

    assertEquals(List.of("0", "1"), radios.stream().map(r -> r.name()).toList());
    assertTrue(radios.get(1).title().contains("rtl_eeprom"), radios.get(1).title());
  }

  @Test
  void aSerialNumberGoesBeforeAnIndex() throws Exception {
    rtlsdr.order("devices", 2).order("serial.0", "1").order("serial.1", "0");
    try (Radio radio = open("1", RATE, Map.of())) {
      assertEquals("rtlsdr_open 0", rtlsdr.last("rtlsdr_open"));
      assertTrue(radio.capabilities().receive());
    }
  }

  @Test
  void saysWhoMayNotOpenIt() {
    rtlsdr.order("serial.0", "-").order("fail.rtlsdr_open", -3);

    RadioDescription radio = driver.discover().get(0);

    assertEquals("0", radio.name());
    assertTrue(radio.title().contains("plugdev"), radio.title());
    RadioException refused = refused("0", Map.of());
    assertEquals(Reason.BUSY, refused.reason());
    assertTrue(refused.getMessage().contains("dvb_usb_rtl28xxu"), refused.getMessage());
  }

  @Test
  void receivesEachSampleOnce() throws Exception {
    float[] got = new float[2 * 290_000];
    try (Radio radio =
            open("0", RATE, Map.of("rf_gain", "20", "ppm", "52", "bias_t", "on", "agc", "yes"));
        Capture capture = radio.receive(new ReceiveSettings(FREQUENCY))) {
      assertTrue(rtlsdr.calls().contains("rtlsdr_set_bias_tee 1"));
      read(capture, got);
      assertEquals(0, capture.lostSamples());
    }
    byte[] bytes = Noise.encoded(300_000, SampleFormat.UINT8);
    float[] wanted = new float[bytes.length];
    SampleFormat.UINT8.decode(bytes, 0, wanted, 0, bytes.length / 2);
    assertArrayEquals(java.util.Arrays.copyOf(wanted, got.length), got);
    assertEquals("rtlsdr_set_sample_rate 1024000", rtlsdr.last("rtlsdr_set_sample_rate"));
    assertEquals("rtlsdr_set_freq_correction 52", rtlsdr.last("rtlsdr_set_freq_correction"));
    assertEquals("rtlsdr_set_center_freq 433920000", rtlsdr.last("rtlsdr_set_center_freq"));
    assertEquals("rtlsdr_set_tuner_gain_mode 1", rtlsdr.last("rtlsdr_set_tuner_gain_mode"));
    assertEquals("rtlsdr_set_tuner_gain 197", rtlsdr.last("rtlsdr_set_tuner_gain"));
    assertEquals("rtlsdr_set_agc_mode 1", rtlsdr.last("rtlsdr_set_agc_mode"));
    assertEquals("rtlsdr_set_bias_tee 0", rtlsdr.last("rtlsdr_set_bias_tee"));
    assertEquals("rtlsdr_read_async 32 49152", rtlsdr.last("rtlsdr_read_async"));
    assertEquals("rtlsdr_close", rtlsdr.last("rtlsdr_close"));
  }

  @Test
  void sleepsBetweenCapturesAndNeverSetsTheCorrectionThatItHas() throws Exception {
    try (Radio radio = open("0", RATE, Map.of("ppm", "0.25"))) {
      for (int i = 0; i < 3; i++) {
        try (Capture capture = radio.receive(new ReceiveSettings(100_000_000 + i))) {
          read(capture, new float[2_000]);
        }
      }
    }
    assertEquals("", rtlsdr.last("rtlsdr_set_freq_correction"));
    assertEquals("rtlsdr_set_center_freq 99999977", rtlsdr.last("rtlsdr_set_center_freq"));
    assertEquals("rtlsdr_set_tuner_gain_mode 0", rtlsdr.last("rtlsdr_set_tuner_gain_mode"));
    assertEquals("", rtlsdr.last("rtlsdr_set_tuner_gain"));
    long resets = rtlsdr.calls().stream().filter("rtlsdr_reset_buffer"::equals).count();
    assertEquals(3, resets);
  }

  @Test
  void samplesItselfBelowTheTuner() throws Exception {
    try (Radio radio = open("0", RATE, Map.of("direct_sampling", "Q", "rf_gain", "30"))) {
      assertEquals(new FrequencySpan(100_000, 28_800_000), radio.capabilities().frequencies());
      radio.receive(new ReceiveSettings(7_074_000)).close();
    }
    assertEquals("rtlsdr_set_direct_sampling 2", rtlsdr.last("rtlsdr_set_direct_sampling"));
    assertEquals("", rtlsdr.last("rtlsdr_set_tuner_gain"));
  }

  @Test
  void saysWhatItsTunerCanDo() throws Exception {
    rtlsdr.order("tuner", 1);
    try (Radio radio = open("0", RATE, Map.of())) {
      assertEquals(
          new FrequencySpan(52_000_000, 2_200_000_000L), radio.capabilities().frequencies());
      RadioException tuned =
          assertThrows(
              RadioException.class, () -> radio.receive(new ReceiveSettings(2_400_000_000L)));
      assertEquals(Reason.UNSUPPORTED, tuned.reason());
      RadioException sent =
          assertThrows(
              RadioException.class,
              () -> radio.transmit(new TransmitSettings(FREQUENCY, "test"), new Noise(10)));
      assertEquals(Reason.UNSUPPORTED, sent.reason());
      assertTrue(sent.getMessage().contains("cannot transmit"), sent.getMessage());
    }
  }

  @Test
  void aTunerWithoutGainsIsLeftAlone() throws Exception {
    rtlsdr.order("tuner", 4);
    open("0", RATE, Map.of("rf_gain", "30")).close();

    assertEquals("rtlsdr_set_tuner_gain_mode 0", rtlsdr.last("rtlsdr_set_tuner_gain_mode"));
  }

  @Test
  void stopsAlsoBeforeItHasBegunToRead() throws Exception {
    rtlsdr.order("slow_start", 300);
    try (Radio radio = open("0", RATE, Map.of())) {
      radio.receive(new ReceiveSettings(FREQUENCY)).close();
      rtlsdr.forget("slow_start");
      try (Capture capture = radio.receive(new ReceiveSettings(FREQUENCY))) {
        read(capture, new float[2_000]);
      }
    }
  }

  @Test
  void failsWhenItIsUnpluggedAndComesBack() throws Exception {
    Radio radio = open("0", RATE, Map.of());
    Capture capture = radio.receive(new ReceiveSettings(FREQUENCY));
    read(capture, new float[2_000]);

    rtlsdr.order("devices", 0);

    RadioException gone = fails(capture);
    assertEquals(Reason.FAILED, gone.reason());
    assertTrue(gone.getMessage().contains("unplugged"), gone.getMessage());
    capture.close();
    radio.close();
    awaitDevices(0);
    assertEquals(Reason.ABSENT, refused("0", Map.of()).reason());
    rtlsdr.order("devices", 1);
    awaitDevices(1);
    try (Radio again = open("0", RATE, Map.of());
        Capture more = again.receive(new ReceiveSettings(FREQUENCY))) {
      read(more, new float[2_000]);
    }
  }

  @Test
  void failsWhenNothingComes() throws Exception {
    rtlsdr.order("stall", 1);
    try (Radio radio = open("0", RATE, Map.of());
        Capture capture = radio.receive(new ReceiveSettings(FREQUENCY))) {
      RadioException silent = fails(capture);
      assertTrue(silent.getMessage().contains("no samples for 2 s"), silent.getMessage());
    }
  }

  @Test
  void countsWhatNobodyReads() throws Exception {
    rtlsdr.order("fast", 1);
    try (Radio radio = open("0", RATE, Map.of());
        Capture capture = radio.receive(new ReceiveSettings(FREQUENCY))) {
      while (capture.lostSamples() < 100_000) {
        Thread.sleep(5);
      }
    }
  }

  @Test
  void aHungLibraryIsToldAndTheOtherOneGoesOn() throws Exception {
    rtlsdr.order("devices", 2);
    Radio radio = open("0", RATE, Map.of());
    Capture capture = radio.receive(new ReceiveSettings(FREQUENCY));
    read(capture, new float[2_000]);
    rtlsdr.order("hang.rtlsdr_cancel_async", 1);

    capture.close();

    assertThrows(IllegalStateException.class, radio::close);
    assertTrue(refused("0", Map.of()).getMessage().contains("has not returned since"));
    try (Radio other = open("1", RATE, Map.of());
        Capture more = other.receive(new ReceiveSettings(FREQUENCY))) {
      read(more, new float[2_000]);
      rtlsdr.forget("hang.rtlsdr_cancel_async");
    }
    while (rtlsdr.calls().stream().filter("rtlsdr_close"::equals).count() < 2) {
      Thread.sleep(20);
    }
    try (Radio back = open("0", RATE, Map.of())) {
      assertFalse(back.capabilities().transmit());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rtlsdr_open",
        "rtlsdr_set_sample_rate",
        "rtlsdr_set_freq_correction",
        "rtlsdr_set_center_freq",
        "rtlsdr_set_tuner_gain_mode",
        "rtlsdr_set_tuner_gain",
        "rtlsdr_set_agc_mode",
        "rtlsdr_set_bias_tee",
        "rtlsdr_reset_buffer",
        "rtlsdr_read_async"
      })
  void eachFailureIsASentence(String function) throws Exception {
    rtlsdr.order("fail." + function, -9);
    RadioException failure =
        assertThrows(
            RadioException.class,
            () -> {
              try (Radio radio = open("0", RATE, Map.of("rf_gain", "10", "ppm", "1"));
                  Capture capture = radio.receive(new ReceiveSettings(FREQUENCY))) {
                throw fails(capture);
              }
            });
    assertEquals(Reason.FAILED, failure.reason());
    assertTrue(failure.getMessage().contains(function + " says -9"), failure.getMessage());
    rtlsdr.forget("fail." + function);
    try (Radio radio = open("0", RATE, Map.of());
        Capture capture = radio.receive(new ReceiveSettings(FREQUENCY))) {
      read(capture, new float[2_000]);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "rf_gain, 50, auto or 0.0 to 49.6",
    "rf_gain, loud, a number",
    "direct_sampling, both, 'off, i, q'",
    "bias_t, maybe, true or false",
    "ppm, NaN, -200 to 200",
  })
  void refusesWhatMakesNoSense(String key, String value, String wanted) {
    RadioException refused = refused("0", Map.of(key, value));

    assertEquals(Reason.UNSUPPORTED, refused.reason());
    assertTrue(refused.getMessage().contains(key), refused.getMessage());
    assertTrue(refused.getMessage().contains(wanted), refused.getMessage());
  }

  @Test
  void refusesWhatItCannotDo() throws Exception {
    RadioException gap =
        assertThrows(RadioException.class, () -> open("0", 500_000, Map.of()).close());
    assertTrue(gap.getMessage().contains("0.900001 to 3.2 MS/s"), gap.getMessage());
    assertThrows(RadioException.class, () -> open("0", 20_000_000, Map.of()).close());
    assertEquals(Reason.ABSENT, refused("7", Map.of()).reason());
    try (Radio radio = open("0", RATE, Map.of())) {
      assertEquals(Reason.BUSY, refused(SERIAL, Map.of()).reason());
      assertTrue(radio.capabilities().receive());
    }
  }

  private Radio open(String name, int rate, Map<String, String> options) throws RadioException {
    return driver.open(new RadioSettings(name, rate, options));
  }

  private RadioException refused(String name, Map<String, String> options) {
    return assertThrows(RadioException.class, () -> open(name, RATE, options).close());
  }

  private void awaitDevices(int count) throws InterruptedException {
    while (driver.discover().size() != count) {
      Thread.sleep(50);
    }
  }

  private static RadioException fails(Capture capture) {
    return assertThrows(
        RadioException.class,
        () -> {
          while (capture.read(new float[2_000], 0, 1_000) > 0) {
            // until it fails
          }
        });
  }

  private static void read(Capture capture, float[] iq) throws RadioException {
    for (int have = 0; have < iq.length / 2; ) {
      have += capture.read(iq, 2 * have, iq.length / 2 - have);
    }
  }
}
