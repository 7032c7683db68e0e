package org.challengectl.driver.file.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.challengectl.radio.Capture;
import org.challengectl.radio.FrequencySpan;
import org.challengectl.radio.Radio;
import org.challengectl.radio.RadioException;
import org.challengectl.radio.RadioException.Reason;
import org.challengectl.radio.RadioSettings;
import org.challengectl.radio.ReceiveSettings;
import org.challengectl.radio.TransmitSettings;
import org.challengectl.radio.kit.SampleFormat;
import org.challengectl.radio.kit.testkit.Noise;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class PlayerTest {

  private static final int RATE = 250_000;
  private static final long CENTRE = 433_920_000;
  private static final String GOOD =
      """
      {"global": {"core:datatype": "%s", "core:sample_rate": 250000, "core:version": "1.0.0"},
       "captures": [{"core:sample_start": 0, "core:frequency": 433920000}], "annotations": []}
      """;

  private final FileDriver driver = new FileDriver();
  @TempDir private Path folder;

  @AfterEach
  void close() {
    driver.close();
  }

  @ParameterizedTest
  @CsvSource({"cf32_le, FLOAT32", "ci16_le, INT16", "ci8, INT8", "cu8, UINT8"})
  void playsAgainAndAgainAtItsPace(String datatype, SampleFormat format) throws Exception {
    int samples = 30_001;
    byte[] bytes = Noise.encoded(samples, format);
    put("air/x", GOOD.formatted(datatype), bytes);
    float[] wanted = new float[2 * samples];
    format.decode(bytes, 0, wanted, 0, samples);
    try (Radio radio = open("air/x.sigmf-data");
        Capture capture = radio.receive(new ReceiveSettings(CENTRE))) {
      long start = System.nanoTime();
      float[] got = read(capture, RATE / 2);
      double seconds = (System.nanoTime() - start) / 1e9;
      assertEquals(0, capture.lostSamples());
      for (int i = 0; i < got.length; i++) {
        assertEquals(wanted[i % wanted.length], got[i]);
      }
      assertTrue(seconds >= 0.45, "half a second took " + seconds + " s");
    }
  }

  @Test
  void playsWhatItHasRecorded() throws Exception {
    Map<String, String> options = Map.of("folder", folder.toString());
    try (Radio recorder = driver.open(new RadioSettings("tape", RATE, options))) {
      recorder.transmit(new TransmitSettings(CENTRE, "test"), new Noise(5_000));
    }
    String title;
    try (var files = Files.list(folder.resolve("tape"))) {
      title = files.findFirst().orElseThrow().getFileName().toString();
    }
    float[] wanted = new float[2 * 5_000];
    assertEquals(5_000, new Noise(5_000).read(wanted, 0, 5_000));
    try (Radio player = open("tape/" + title);
        Capture capture = player.receive(new ReceiveSettings(CENTRE))) {
      assertArrayEquals(wanted, read(capture, 5_000));
    }
  }

  @Test
  void aSignalStaysOnItsFrequency() throws Exception {
    byte[] carrier = new byte[8 * 1_000];
    float[] iq = new float[2 * 1_000];
    for (int i = 0; i < iq.length; i += 2) {
      iq[i] = 0.5f;
    }
    SampleFormat.FLOAT32.encode(iq, 0, carrier, 0, 1_000);
    put("x", GOOD.formatted("cf32_le"), carrier);
    try (Radio radio = open("x")) {
      assertEquals(
          new FrequencySpan(CENTRE - 125_000, CENTRE + 125_000),
          radio.capabilities().frequencies());
      try (Capture capture = radio.receive(new ReceiveSettings(CENTRE + 20_000))) {
        float[] got = read(capture, 10_000);
        for (int i = 0; i < 10_000; i++) {
          double phase = -2 * Math.PI * 20_000 / RATE * i;
          assertEquals(0.5 * Math.cos(phase), got[2 * i], 1e-5);
          assertEquals(0.5 * Math.sin(phase), got[2 * i + 1], 1e-5);
        }
      }
      RadioException far =
          assertThrows(
              RadioException.class,
              () -> radio.receive(new ReceiveSettings(CENTRE + 200_000)).close());
      assertEquals(Reason.UNSUPPORTED, far.reason());
      assertThrows(
          RadioException.class,
          () -> radio.transmit(new TransmitSettings(CENTRE, "test"), new Noise(1)));
    }
  }

  @Test
  void oneWithoutAFrequencyIsPlayedOnAny() throws Exception {
    put(
        "x",
        "{\"global\": {\"core:datatype\": \"cu8\", \"core:sample_rate\": 250000}}",
        new byte[] {(byte) 255, 0, 1});
    try (Radio radio = open("x");
        Capture capture = radio.receive(new ReceiveSettings(1_296_000_000))) {
      float[] got = read(capture, 2); // half a sample at the end is none
      assertArrayEquals(new float[] {got[0], got[1], got[0], got[1]}, got);
      assertEquals(0.996f, got[0], 0.001);
    }
  }

  @Test
  void failsWhenTheSamplesGo() throws Exception {
    put("x", GOOD.formatted("ci8"), new byte[200_000]);
    try (Radio radio = open("x");
        Capture capture = radio.receive(new ReceiveSettings(CENTRE))) {
      Files.write(folder.resolve("x.sigmf-data"), new byte[0]);
      RadioException gone =
          assertThrows(
              RadioException.class,
              () -> {
                while (capture.read(new float[2_000], 0, 1_000) > 0) {
                  // until it fails
                }
              });
      assertTrue(gone.getMessage().contains("has become shorter"), gone.getMessage());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"../x", "/etc/passwd", "air/../../x", "\u0000"})
  void leavesItsFolderForNothing(String play) throws Exception {
    put("../x", GOOD.formatted("ci8"), new byte[2]);
    RadioException refused = assertThrows(RadioException.class, () -> open(play).close());
    assertEquals(Reason.UNSUPPORTED, refused.reason());
  }

  @Test
  void followsNoLinkOutOfItsFolder(@TempDir Path elsewhere) throws Exception {
    Files.writeString(elsewhere.resolve("m.sigmf-meta"), GOOD.formatted("ci8"));
    Files.write(elsewhere.resolve("m.sigmf-data"), new byte[2]);
    Files.createSymbolicLink(folder.resolve("in"), elsewhere);
    assertTrue(refusal("in/m").contains("is not below the folder"));
    put("x", GOOD.formatted("ci8"), new byte[0]);
    Files.delete(folder.resolve("x.sigmf-data"));
    Files.createSymbolicLink(folder.resolve("x.sigmf-data"), elsewhere.resolve("m.sigmf-data"));
    assertTrue(refusal("x").contains("are no file"));
  }

  @Test
  void saysThatThereIsNoSuchRecording() {
    RadioException absent = assertThrows(RadioException.class, () -> open("nothing").close());
    assertEquals(Reason.ABSENT, absent.reason());
  }

  @Test
  void refusesAnotherSampleRate() throws Exception {
    put("x", GOOD.formatted("ci8").replace("250000", "1e6"), new byte[2]);
    String why = refusal("x");
    assertTrue(why.contains("rf_samplerate must be 1000000"), why);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | global",
        "[] | global",
        "nonsense | Unrecognized token",
        "{\"global\": 7} | global",
        "{\"global\": {\"core:sample_rate\": 250000}} | core:datatype must be cf32_le",
        "{\"global\": {\"core:datatype\": \"rf64_be\"}} | was 'rf64_be'",
        "{\"global\": {\"core:datatype\": \"ci8\"}} | core:sample_rate is missing",
        "{\"global\": {\"core:datatype\": \"ci8\", \"core:sample_rate\": -1}} | must be a number",
        "{\"global\": {\"core:datatype\": \"ci8\", \"core:sample_rate\": 1e300}} | must be a number",
        "{\"global\": {\"core:datatype\": \"ci8\", \"core:sample_rate\": \"fast\"}} | was \"fast\"",
        "{\"global\": {\"core:datatype\": \"ci8\", \"core:num_channels\": 2}} | several channels",
        "{\"global\": {\"core:dataset\": \"../../etc/passwd\"}} | .sigmf-data file beside it",
      })
  void hostileMetadataIsRefusedInWords(String meta, String wanted) throws Exception {
    put("x", meta, new byte[2]);
    String why = refusal("x");
    assertTrue(why.contains("cannot play x.sigmf-meta"), why);
    assertTrue(why.contains(wanted), why);
  }

  @Test
  void metadataOfAnySizeAndDepthAreRefusedInWords() throws Exception {
    put("x", "[".repeat(1_000_000), new byte[2]);
    assertTrue(refusal("x").length() < 500);
    put("x", " ".repeat(5 << 20), new byte[2]);
    assertTrue(refusal("x").contains("4 MiB"));
    put("x", GOOD.formatted("ci8").replace("433920000", "1" + "0".repeat(500)), new byte[2]);
    assertTrue(refusal("x").contains("core:frequency must be"));
    put("x", GOOD.formatted("ci8"), new byte[1]);
    assertTrue(refusal("x").contains("no samples"));
  }

  private String refusal(String play) {
    RadioException refused = assertThrows(RadioException.class, () -> open(play).close());
    assertEquals(Reason.UNSUPPORTED, refused.reason());
    return refused.getMessage();
  }

  private Radio open(String play) throws RadioException {
    return driver.open(
        new RadioSettings("player", RATE, Map.of("folder", folder.toString(), "play", play)));
  }

  private void put(String title, String meta, byte[] data) throws IOException {
    Path file = folder.resolve(title + ".sigmf-meta");
    Files.createDirectories(file.getParent());
    Files.writeString(file, meta);
    Files.write(folder.resolve(title + ".sigmf-data"), data);
  }

  private static float[] read(Capture capture, int samples) throws RadioException {
    float[] iq = new float[2 * samples];
    for (int have = 0; have < samples; ) {
      have += capture.read(iq, 2 * have, samples - have);
    }
    return iq;
  }
}
