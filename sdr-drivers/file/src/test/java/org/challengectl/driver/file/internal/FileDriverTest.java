package org.challengectl.driver.file.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.challengectl.radio.Radio;
import org.challengectl.radio.RadioException;
import org.challengectl.radio.RadioException.Reason;
import org.challengectl.radio.RadioSettings;
import org.challengectl.radio.ReceiveSettings;
import org.challengectl.radio.TransmitReport;
import org.challengectl.radio.TransmitSettings;
import org.challengectl.radio.kit.SampleFormat;
import org.challengectl.radio.kit.testkit.Noise;
import org.challengectl.waterfall.SigMfMetadata;
import org.challengectl.waterfall.SigMfReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class FileDriverTest {

  private static final int RATE = 250_000;
  private static final TransmitSettings SETTINGS =
      new TransmitSettings(433_920_000, "runner-1 \"challenge\" lease-42");

  private final FileDriver driver = new FileDriver();
  @TempDir private Path folder;

  @AfterEach
  void close() {
    driver.close();
  }

  @Test
  void writesEachTransmissionIntoARecordingOfItsOwn() throws Exception {
    int samples = RATE / 4 + 3;
    Instant before = Instant.now();
    long start = System.nanoTime();
    try (Radio radio = open("recorder")) {
      TransmitReport report = radio.transmit(SETTINGS, new Noise(samples));
      assertTrue(System.nanoTime() - start >= Duration.ofMillis(250).toNanos());
      assertTrue(report.complete());
      assertEquals(samples, report.samples());
      radio.transmit(new TransmitSettings(7_074_000, "second"), new Noise(1));
    }
    List<Path> metas = files("recorder", ".sigmf-meta");
    List<Path> datas = files("recorder", ".sigmf-data");
    assertEquals(2, metas.size());
    assertArrayEquals(
        Noise.encoded(samples, SampleFormat.FLOAT32), Files.readAllBytes(datas.get(0)));
    assertEquals(8, Files.size(datas.get(1)));
    SigMfMetadata meta = SigMfReader.read(metas.get(0));
    assertEquals(RATE, meta.sampleRateHz());
    assertEquals(433_920_000, meta.centreHz());
    assertEquals(SETTINGS.label(), meta.description());
    assertEquals("file recorder", meta.hardware());
    assertFalse(meta.startedAt().isBefore(before));
    assertTrue(meta.startedAt().isBefore(before.plusSeconds(10)));
    String text = Files.readString(metas.get(0));
    assertTrue(text.contains("\"core:sample_count\" : " + samples), text);
    assertTrue(metas.get(1).toString().contains("_7074000Hz"), metas.toString());
    assertEquals(4, files("recorder", "").size());
  }

  @Test
  void keepsWhatWasSentBeforeItWasSilenced() throws Exception {
    try (Radio radio = open("recorder")) {
      CompletableFuture<TransmitReport> sending =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return radio.transmit(SETTINGS, new Noise(Integer.MAX_VALUE));
                } catch (RadioException e) {
                  throw new CompletionException(e);
                }
              });
      while (files("recorder", ".sigmf-data").isEmpty()
          || Files.size(files("recorder", ".sigmf-data").get(0)) == 0) {
        Thread.sleep(10);
      }
      long before = System.nanoTime();
      radio.silence();
      assertTrue(System.nanoTime() - before < Duration.ofMillis(200).toNanos());
      long size = Files.size(files("recorder", ".sigmf-data").get(0));
      TransmitReport report = sending.get(1, TimeUnit.SECONDS);
      assertFalse(report.complete());
      Thread.sleep(50);
      assertEquals(size, Files.size(files("recorder", ".sigmf-data").get(0)));
      String meta = Files.readString(files("recorder", ".sigmf-meta").get(0));
      assertTrue(meta.contains("\"core:sample_count\" : " + size / 8), meta);
      assertEquals(size, 8 * report.samples());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", ".", "..", "../x", "a/b", "/etc", ".hidden", "-x", "a b", "a\u0000b", "ä"})
  void aNameIsOneFolder(String name) throws Exception {
    assertTrue(driver.find(name, List.of()).isPresent());
    RadioException refused = assertThrows(RadioException.class, () -> open(name).close());
    assertEquals(Reason.UNSUPPORTED, refused.reason());
    assertEquals(List.of(), files("", ""));
  }

  @Test
  void followsNoLinkOutOfItsFolder(@TempDir Path elsewhere) throws Exception {
    Files.createSymbolicLink(folder.resolve("link"), elsewhere);
    RadioException refused = assertThrows(RadioException.class, () -> open("link").close());
    assertTrue(refused.getMessage().contains("is not below the folder"), refused.getMessage());
  }

  @Test
  void saysWhyAFolderCannotBeMade() throws Exception {
    Files.createFile(folder.resolve("taken"));
    RadioException refused = assertThrows(RadioException.class, () -> open("taken").close());
    assertEquals(Reason.FAILED, refused.reason());
    assertTrue(refused.getMessage().contains("cannot be made"), refused.getMessage());
  }

  @Test
  void failsWhenItCannotWriteAnyMore() throws Exception {
    try (Radio radio = open("recorder")) {
      Files.delete(folder.resolve("recorder"));
      RadioException failed =
          assertThrows(RadioException.class, () -> radio.transmit(SETTINGS, new Noise(10)));
      assertEquals(Reason.FAILED, failed.reason());
      assertTrue(failed.getMessage().contains("cannot write"), failed.getMessage());
    }
  }

  @Test
  void isOpenOnceAndDoesNotReceive() throws Exception {
    try (Radio radio = open("recorder")) {
      assertEquals(
          Reason.BUSY, assertThrows(RadioException.class, () -> open("recorder").close()).reason());
      assertThrows(
          RadioException.class, () -> radio.receive(new ReceiveSettings(1_000_000)).close());
    }
  }

  private Radio open(String name) throws RadioException {
    return driver.open(new RadioSettings(name, RATE, Map.of("folder", folder.toString())));
  }

  private List<Path> files(String name, String suffix) throws IOException {
    if (!Files.isDirectory(folder.resolve(name))) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder.resolve(name))) {
      return all.filter(path -> path.toString().endsWith(suffix)).sorted().toList();
    }
  }
}
