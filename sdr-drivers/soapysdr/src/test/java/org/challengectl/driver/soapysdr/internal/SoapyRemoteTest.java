package org.challengectl.driver.soapysdr.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.challengectl.radio.Capture;
import org.challengectl.radio.Radio;
import org.challengectl.radio.RadioException;
import org.challengectl.radio.RadioException.Reason;
import org.challengectl.radio.RadioSettings;
import org.challengectl.radio.ReceiveSettings;
import org.challengectl.radio.TransmitReport;
import org.challengectl.radio.TransmitSettings;
import org.challengectl.radio.kit.SampleFormat;
import org.challengectl.radio.kit.testkit.Noise;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** With Debian's libSoapySDR, its module for remote radios, and its server in another process. */
@Timeout(120)
class SoapyRemoteTest {

  private static final int RATE = 500_000;
  private static final long FREQUENCY = 433_920_000;
  private static final int FLOATS = SampleFormat.FLOAT32.bytesPerSample();

  @TempDir static Path shared;
  private SoapyServer server;
  private SoapyDriver driver;

  @BeforeEach
  void open(@TempDir Path folder) throws Exception {
    driver = new SoapyDriver();
    assumeTrue(driver.unavailable().isEmpty(), () -> driver.unavailable().orElse(""));
    try (var modules =
        Files.find(Path.of("/usr/lib"), 4, (path, is) -> path.endsWith("libremoteSupport.so"))) {
      assumeTrue(modules.findAny().isPresent(), "soapysdr-module-remote is not installed");
    }
    server = new SoapyServer(shared, folder);
  }

  @AfterEach
  void close() {
    driver.close();
    if (server != null) {
      server.close();
    }
  }

  @Test
  void sendsEachSampleThroughTheNetworkAndReceives() throws Exception {
    int samples = 400_001;
    byte[] air = Noise.encoded(200_000, SampleFormat.FLOAT32);
    server.receives(air);
    try (Radio radio = radio(Map.of("rf_gain", "17", "antenna", "out"))) {
      assertEquals(50_000_000, radio.capabilities().frequencies().minHz());
      assertEquals(List.of("OUT", "IN"), radio.capabilities().antennas());
      assertEquals("gain_pad", radio.capabilities().gains().get(1).setting());

      TransmitReport report =
          radio.transmit(new TransmitSettings(FREQUENCY, "test"), new Noise(samples));

      assertTrue(report.complete());
      assertEquals(samples, report.samples());
    }
    byte[] wanted = Noise.encoded(samples, SampleFormat.FLOAT32);
    byte[] sent = server.sent();
    assertTrue(sent.length >= wanted.length, sent.length / FLOATS + " samples were sent");
    assertArrayEquals(wanted, Arrays.copyOf(sent, wanted.length));
    for (int i = wanted.length; i < sent.length; i++) {
      assertEquals(0, sent[i], "byte " + i);
    }
    assertTrue(server.calls().contains("antenna OUT"), server.calls().toString());
    assertTrue(server.calls().contains("gain PAD 17"), server.calls().toString());
    assertTrue(server.calls().contains("frequency 433920000"), server.calls().toString());

    try (Radio radio = radio(Map.of());
        Capture capture = radio.receive(new ReceiveSettings(FREQUENCY))) {
      float[] got = new float[2 * 150_000];
      int have = 0;
      while (have < got.length / 2) {
        have += capture.read(got, 2 * have, got.length / 2 - have);
      }
      byte[] bytes = new byte[150_000 * FLOATS];
      SampleFormat.FLOAT32.encode(got, 0, bytes, 0, 150_000);
      assertArrayEquals(Arrays.copyOf(air, bytes.length), bytes);
    }
  }

  @Test
  void isSilentAtOnce() throws Exception {
    try (Radio radio = radio(Map.of())) {
      CompletableFuture<TransmitReport> sending = sending(radio);
      awaitSignal();
      int before = server.calls().size();
      long at = System.nanoTime();
      radio.silence();
      long millis = (System.nanoTime() - at) / 1_000_000;
      assertTrue(millis < 200, millis + " ms");
      assertEquals("silent", server.calls().get(server.calls().size() - 1));
      assertEquals(before + 1, server.calls().size());
      long length = server.sent().length;
      assertFalse(sending.get(2, TimeUnit.SECONDS).complete());
      Thread.sleep(300);
      assertEquals(length, server.sent().length, "it went on");
    }
  }

  @Test
  void failsWhenTheServerIsLost() throws Exception {
    Radio radio = radio(Map.of());
    CompletableFuture<TransmitReport> sending = sending(radio);
    awaitSignal();

    server.kill();

    ExecutionException gone =
        assertThrows(ExecutionException.class, () -> sending.get(20, TimeUnit.SECONDS));
    assertEquals(Reason.FAILED, ((RadioException) gone.getCause()).reason());
    try {
      radio.close();
    } catch (IllegalStateException hung) {
      assertTrue(hung.getMessage().contains("cannot be closed"), hung.getMessage());
    }
    RadioException absent = assertThrows(RadioException.class, () -> radio(Map.of()).close());
    assertTrue(absent.getMessage().contains("cannot be opened"), absent.getMessage());
  }

  private Radio radio(Map<String, String> more) throws RadioException {
    Map<String, String> options = new HashMap<>(more);
    options.put("stream_args", "remote:prot=tcp");
    return driver.open(new RadioSettings(server.args(), RATE, options));
  }

  private void awaitSignal() throws Exception {
    while (server.sent().length < RATE / 2) {
      Thread.sleep(20);
    }
  }

  private static CompletableFuture<TransmitReport> sending(Radio radio) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return radio.transmit(
                new TransmitSettings(FREQUENCY, "test"), new Noise(Integer.MAX_VALUE));
          } catch (RadioException e) {
            throw new CompletionException(e);
          }
        });
  }
}
