package org.challengectl.driver.zmq.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.challengectl.radio.Capture;
import org.challengectl.radio.Radio;
import org.challengectl.radio.RadioException;
import org.challengectl.radio.RadioSettings;
import org.challengectl.radio.ReceiveSettings;
import org.challengectl.radio.TransmitReport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With GNU Radio's real blocks at the other end. */
@Timeout(180)
class GnuRadioTest {

  private static final int RATE = Streams.RATE;
  private static final int PART = 100_000;

  private final ZmqDriver driver = new ZmqDriver();
  @TempDir private Path folder;

  @BeforeAll
  static void look() throws Exception {
    GnuRadio.assumeInstalled();
  }

  @AfterEach
  void close() {
    driver.close();
  }

  @ParameterizedTest
  @CsvSource({"sub, pubsub", "pull, pushpull"})
  void itReceivesWhatWeTransmit(String block, String pattern) throws Exception {
    int samples = 40 * RATE;
    int port = Streams.freePort();
    Path file = folder.resolve("received.cf32");
    try (Radio radio = open("tcp://*:" + port, Map.of("pattern", pattern));
        GnuRadio graph = GnuRadio.start(block, "tcp://127.0.0.1:" + port, file, PART)) {
      CompletableFuture<TransmitReport> sending = Streams.sending(radio, samples);
      assertTrue(graph.ends(60), "GNU Radio got too few samples");
      radio.silence();
      assertFalse(sending.get(5, TimeUnit.SECONDS).complete());
    }
    float[] got = Streams.floats(Files.readAllBytes(file));
    assertEquals(2 * PART, got.length);
    float[] sent = Streams.noise(samples);
    int at = Streams.find(sent, got[0], got[1]);
    assertTrue(at >= 0, "the first sample is none of ours");
    assertArrayEquals(Arrays.copyOfRange(sent, at, at + got.length), got);
  }

  @ParameterizedTest
  @CsvSource({"pub, pubsub", "push, pushpull"})
  void weReceiveWhatItTransmits(String block, String pattern) throws Exception {
    float[] sent = Streams.noise(PART);
    Path file = folder.resolve("sent.cf32");
    Files.write(file, Streams.bytes(sent));
    int port = Streams.freePort();
    Map<String, String> options = Map.of("pattern", pattern, "direction", "rx");
    try (Radio radio = open("tcp://127.0.0.1:" + port, options);
        Capture capture = radio.receive(new ReceiveSettings(1_000_000));
        GnuRadio graph = GnuRadio.start(block, "tcp://127.0.0.1:" + port, file, RATE)) {
      float[] first = Streams.read(capture, 1);
      while (first[0] == 0) { // silence until it sends
        first = Streams.read(capture, 1);
      }
      int at = Streams.find(sent, first[0], first[1]);
      assertTrue(at >= 0, "the first sample is none of its own");
      float[] got = Streams.read(capture, 2 * PART);
      assertEquals(0, capture.lostSamples());
      for (int i = 0; i < got.length; i++) {
        assertEquals(sent[(at + 2 + i) % sent.length], got[i]);
      }
      assertFalse(graph.ends(0));
    }
  }

  @Test
  void aLateOneGetsTheRestOfTheSignal() throws Exception {
    int port = Streams.freePort();
    Path file = folder.resolve("late.cf32");
    try (Radio radio = open("tcp://*:" + port, Map.of())) {
      CompletableFuture<TransmitReport> sending = Streams.sending(radio, 40 * RATE);
      try (GnuRadio graph = GnuRadio.start("sub", "tcp://127.0.0.1:" + port, file, 1_000)) {
        assertTrue(graph.ends(60));
      }
      assertFalse(sending.isDone());
      radio.silence();
      assertFalse(sending.get(5, TimeUnit.SECONDS).complete());
    }
  }

  private Radio open(String name, Map<String, String> options) throws RadioException {
    return driver.open(new RadioSettings(name, RATE, options));
  }
}
