package org.challengectl.driver.zmq.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.challengectl.radio.Capture;
import org.challengectl.radio.Radio;
import org.challengectl.radio.RadioException;
import org.challengectl.radio.RadioException.Reason;
import org.challengectl.radio.RadioSettings;
import org.challengectl.radio.ReceiveSettings;
import org.challengectl.radio.TransmitReport;
import org.challengectl.radio.TransmitSettings;
import org.challengectl.radio.kit.testkit.Noise;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

@Timeout(60)
class ZmqDriverTest {

  private static final int RATE = Streams.RATE;
  private static final ReceiveSettings ANYWHERE = new ReceiveSettings(433_920_000);

  private final ZmqDriver driver = new ZmqDriver();
  private final ZContext context = new ZContext();
  private int port;

  @BeforeEach
  void choosePort() throws Exception {
    port = Streams.freePort();
  }

  @AfterEach
  void close() {
    driver.close();
    context.setLinger(0);
    context.close();
  }

  @Test
  void sendsEachSampleOnceAtItsPace() throws Exception {
    int samples = RATE / 2 + 7;
    try (Radio radio = open("tcp://*:" + port, Map.of("pattern", "pushpull"))) {
      ZMQ.Socket pull = connected(SocketType.PULL);
      pull.setReceiveTimeOut(100);
      do {
        radio.transmit(settings(), new Noise(1));
      } while (pull.recv() == null); // until it is connected
      received(pull);
      long start = System.nanoTime();
      TransmitReport report = radio.transmit(settings(), new Noise(samples));
      double seconds = (System.nanoTime() - start) / 1e9;

      assertTrue(report.complete());
      assertEquals(samples, report.samples());
      assertTrue(seconds >= 0.49, "it took " + seconds + " s");
      assertArrayEquals(Streams.noise(samples), Streams.floats(received(pull)));
    }
  }

  @Test
  void signalsForNobodyEndInTime() throws Exception {
    try (Radio published = open("tcp://*:" + port, Map.of());
        Radio pushed = open("tcp://*:" + Streams.freePort(), Map.of("pattern", "pushpull"))) {
      TransmitReport report = published.transmit(settings(), new Noise(RATE / 10));
      assertTrue(report.complete());
      assertEquals(0, report.underruns());
      assertEquals(5, pushed.transmit(settings(), new Noise(RATE / 10)).underruns());
    }
  }

  @Test
  void whoIsSlowHindersNobody() throws Exception {
    int samples = 4 * RATE;
    try (Radio radio = open("tcp://*:" + port, Map.of())) {
      ZMQ.Socket stuck = subscribed("");
      stuck.setRcvHWM(1);
      ZMQ.Socket quick = subscribed("");
      quick.setReceiveTimeOut(2_000);
      Thread.sleep(500); // both are known to the publisher
      CompletableFuture<TransmitReport> sending = Streams.sending(radio, samples);
      float[] got = Streams.floats(received(quick));
      assertTrue(sending.get(1, TimeUnit.SECONDS).complete());
      float[] sent = Streams.noise(samples);
      int at = Streams.find(sent, got[0], got[1]);
      assertArrayEquals(Arrays.copyOfRange(sent, at, sent.length), got);
    }
  }

  @Test
  void sendsATopicBeforeTheSamples() throws Exception {
    try (Radio radio = open("tcp://*:" + port, Map.of("topic", "iq"))) {
      ZMQ.Socket other = subscribed("elsewhere");
      ZMQ.Socket socket = subscribed("iq");
      socket.setReceiveTimeOut(10_000);
      CompletableFuture<TransmitReport> sending = Streams.sending(radio, 20 * RATE);
      assertEquals("iq", socket.recvStr());
      assertTrue(socket.hasReceiveMore());
      assertEquals(0, socket.recv().length % 8);
      assertEquals(null, other.recvStr(ZMQ.DONTWAIT));
      radio.silence();
      assertFalse(sending.get(1, TimeUnit.SECONDS).complete());
    }
  }

  @Test
  void isSilentAtOnce() throws Exception {
    try (Radio radio = open("tcp://*:" + port, Map.of())) {
      CompletableFuture<TransmitReport> sending = Streams.sending(radio, Integer.MAX_VALUE);
      Thread.sleep(300);
      long before = System.nanoTime();
      radio.silence();
      long millis = (System.nanoTime() - before) / 1_000_000;
      assertTrue(millis < 200, "it took " + millis + " ms");
      assertFalse(sending.get(1, TimeUnit.SECONDS).complete());
      assertTrue(radio.transmit(settings(), new Noise(1_000)).complete());
    }
  }

  @Test
  void hearsSilenceWhileNobodySends() throws Exception {
    try (Radio radio = open("tcp://127.0.0.1:" + port, Map.of());
        Capture capture = radio.receive(ANYWHERE)) {
      long start = System.nanoTime();
      float[] iq = Streams.read(capture, RATE * 5 / 2);
      double seconds = (System.nanoTime() - start) / 1e9;
      assertTrue(seconds >= 2.4, "2.5 s of silence took " + seconds + " s");
      assertArrayEquals(new float[iq.length], iq);
      assertEquals(0, capture.lostSamples());
    }
  }

  @Test
  void readsWhatIsNoNumberAsSilence() throws Exception {
    ZMQ.Socket push = context.createSocket(SocketType.PUSH);
    push.bind("tcp://127.0.0.1:" + port);
    Map<String, String> options = Map.of("pattern", "pushpull");
    try (Radio radio = open("tcp://127.0.0.1:" + port, options);
        Capture capture = radio.receive(ANYWHERE)) {
      push.send(Streams.bytes(0.5f, Float.NaN, Float.NEGATIVE_INFINITY, -0.25f, 0, 0.125f));
      float[] got = Streams.read(capture, 1);
      while (got[0] == 0) {
        got = Streams.read(capture, 1);
      }
      assertArrayEquals(new float[] {0.5f, 0}, got);
      assertArrayEquals(new float[] {0, -0.25f, 0, 0.125f}, Streams.read(capture, 2));
    }
  }

  @Test
  void refusesMessagesThatAreNoSamples() throws Exception {
    ZMQ.Socket push = context.createSocket(SocketType.PUSH);
    push.bind("tcp://127.0.0.1:" + port);
    Map<String, String> options = Map.of("pattern", "pushpull");
    try (Radio radio = open("tcp://127.0.0.1:" + port, options);
        Capture capture = radio.receive(ANYWHERE)) {
      push.send(new byte[19]);
      RadioException refused =
          assertThrows(
              RadioException.class,
              () -> {
                while (capture.read(new float[200], 0, 100) > 0) {
                  // until it fails
                }
              });
      assertTrue(refused.getMessage().contains("19 bytes"), refused.getMessage());
      assertTrue(refused.getMessage().contains("tags"), refused.getMessage());
    }
  }

  @Test
  void receivesWhereItIsBoundAgainAndAgain() throws Exception {
    ZMQ.Socket push = context.createSocket(SocketType.PUSH);
    push.setLinger(0);
    Map<String, String> options = Map.of("pattern", "pushpull", "mode", "bind", "direction", "rx");
    try (Radio radio = open("tcp://127.0.0.1:" + port, options)) {
      for (int i = 1; i <= 3; i++) {
        try (Capture capture = radio.receive(ANYWHERE)) {
          if (i == 1) {
            push.connect("tcp://127.0.0.1:" + port);
          }
          push.send(Streams.bytes(i, -i));
          float[] got = Streams.read(capture, 1);
          while (got[0] == 0) {
            got = Streams.read(capture, 1);
          }
          assertArrayEquals(new float[] {i, -i}, got);
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "tcp://127.0.0.1:7777, tx, false",
    "tcp://*:7777, rx, true",
  })
  void oneDirectionOnly(String name, String direction, boolean receives) throws Exception {
    try (Radio radio =
        open(name.replace("7777", String.valueOf(port)), Map.of("direction", direction))) {
      assertEquals(receives, radio.capabilities().receive());
      assertEquals(!receives, radio.capabilities().transmit());
      RadioException refused =
          assertThrows(
              RadioException.class,
              () -> {
                if (receives) {
                  radio.transmit(settings(), new Noise(1));
                } else {
                  radio.receive(ANYWHERE).close();
                }
              });
      assertEquals(Reason.UNSUPPORTED, refused.reason());
    }
  }

  @Test
  void aPortThatIsTakenIsTold() throws Exception {
    ZMQ.Socket first = context.createSocket(SocketType.PUB);
    first.bind("tcp://127.0.0.1:" + port);
    RadioException refused = refused("tcp://127.0.0.1:" + port, Map.of("mode", "bind"));
    assertEquals(Reason.BUSY, refused.reason());
    assertTrue(refused.getMessage().contains("in use by another program"), refused.getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "*:5555",
        "tcp://:5555",
        "tcp://*:0",
        "tcp://*:65536",
        "tcp://a b:1",
        "ipc:///tmp/x",
        "inproc://x",
        "tcp://host:1;tcp://other:2",
        "pgm://eth0;239.0.0.1:5555"
      })
  void refusesWhatIsNoEndpoint(String name) {
    assertTrue(driver.find(name, List.of()).isPresent());
    RadioException refused = refused(name, Map.of());
    assertEquals(Reason.UNSUPPORTED, refused.reason());
    assertTrue(refused.getMessage().contains("tcp://HOST:PORT"), refused.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "mode, listen, 'bind, connect'",
    "mode, connect, not to *",
    "direction, both, 'tx, rx'",
    "pattern, reqrep, 'pubsub, pushpull'",
  })
  void refusesWhatMakesNoSense(String key, String value, String wanted) {
    RadioException refused = refused("tcp://*:" + port, Map.of(key, value));
    assertEquals(Reason.UNSUPPORTED, refused.reason());
    assertTrue(refused.getMessage().contains(wanted), refused.getMessage());
  }

  private Radio open(String name, Map<String, String> options) throws RadioException {
    return driver.open(new RadioSettings(name, RATE, options));
  }

  private RadioException refused(String name, Map<String, String> options) {
    return assertThrows(RadioException.class, () -> open(name, options).close());
  }

  private ZMQ.Socket connected(SocketType type) {
    ZMQ.Socket socket = context.createSocket(type);
    socket.connect("tcp://127.0.0.1:" + port);
    return socket;
  }

  private ZMQ.Socket subscribed(String topic) {
    ZMQ.Socket socket = connected(SocketType.SUB);
    socket.subscribe(topic.getBytes(StandardCharsets.UTF_8));
    return socket;
  }

  /** All messages until none comes any more. */
  private static byte[] received(ZMQ.Socket socket) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] message = socket.recv(); message != null; message = socket.recv()) {
      all.writeBytes(message);
    }
    return all.toByteArray();
  }

  private static TransmitSettings settings() {
    return new TransmitSettings(433_920_000, "test");
  }
}
