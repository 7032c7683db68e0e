package org.challengectl.driver.virtual.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.challengectl.radio.Radio;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HostileJoinTest {

  private final VirtualDriver host = LiveAir.host(Optional.empty());
  private final int port = host.port().orElseThrow();

  @AfterEach
  void othersAreServedAsBefore() throws Exception {
    try (host;
        VirtualDriver runner = LiveAir.join(port, "tx");
        Radio radio = LiveAir.open(runner, "tx", 500_000)) {
      assertTrue(new Sending(radio, 1_000_000, new Tone(1, 500_000, 1, 0.1)).get().complete());
    }
  }

  @Test
  void closesWhatIsNoRadio() throws Exception {
    Random random = new Random(1);
    for (int i = 0; i < 20; i++) {
      byte[] rubbish = new byte[4 + random.nextInt(3_000)];
      random.nextBytes(rubbish);
      rubbish[0] |= (byte) 0x80;
      assertClosed(rubbish);
    }
    assertClosed(
        "GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  @Test
  void closesFramesThatAreTooLongOrEmpty() throws Exception {
    assertClosed(ByteBuffer.allocate(4).putInt(0).array());
    assertClosed(ByteBuffer.allocate(4).putInt(-1).array());
    assertClosed(ByteBuffer.allocate(4).putInt(Integer.MAX_VALUE).array());
    assertClosed(ByteBuffer.allocate(4).putInt(1_025).array());
  }

  @Test
  void closesGreetingsThatAreCutOrAbsurd() throws Exception {
    byte[] good = greeting("evil", 500_000, 0);
    for (int length = 1; length < good.length - 4; length += 5) {
      ByteBuffer cut = ByteBuffer.allocate(length + 4).putInt(length).put(good, 4, length);
      assertClosed(cut.array());
    }
    assertClosed(greeting("evil", 500_000, Double.POSITIVE_INFINITY));
  }

  @Test
  void refusesInWordsWhatItUnderstands() throws Exception {
    assertEquals(Wire.REFUSED, answerTo(greeting("../evil", 500_000, 0)));
    assertEquals(Wire.REFUSED, answerTo(greeting("evil", 2_000_000_000, 0)));
    assertEquals(Wire.REFUSED, answerTo(greeting("evil", -5, 0)));
    byte[] future = greeting("evil", 500_000, 0);
    future[14] = 9;
    assertEquals(Wire.REFUSED, answerTo(future));
  }

  @Test
  void closesRadiosThatMisbehaveLater() throws Exception {
    int number = 0;
    for (byte[] evil :
        List.of(
            frame(Wire.TX_START, 4),
            frame(Wire.TX_START, 14),
            frame((byte) 99, 4),
            frame(Wire.TX_DATA, 15),
            frame(Wire.ECHO, 1),
            frame(Wire.RX_START, 12),
            echoOfTheFuture(),
            moreThanAskedFor())) {
      String name = "evil" + number++;
      try (Socket socket = connect()) {
        socket.getOutputStream().write(greeting(name, 250_000, 0));
        DataInputStream in = new DataInputStream(socket.getInputStream());
        byte[] welcome = new byte[in.readInt()];
        in.readFully(welcome);
        assertEquals(Wire.WELCOME, welcome[0]);
        socket.getOutputStream().write(evil);
        assertEnds(in);
      }
      LiveAir.await("the name to be free", () -> answersWelcome(name));
    }
    assertEquals(List.of(), host.account().orElseThrow().entries());
  }

  @Test
  void aRadioThatComesBackTakesItsNameOver() throws Exception {
    byte[] mine = greeting("evil", 500_000, 0);
    try (Socket lost = connect()) {
      lost.getOutputStream().write(mine);
      DataInputStream in = new DataInputStream(lost.getInputStream());
      in.readFully(new byte[in.readInt()]);
      assertEquals(Wire.REFUSED, answerTo(greeting("evil", 500_000, 0)));
      assertEquals(Wire.WELCOME, answerTo(mine));
      assertEnds(in);
    }
  }

  @Test
  void aFloodOfConnectionsIsBounded() throws Exception {
    Socket[] flood = new Socket[AirServer.MAX_SESSIONS + 10];
    for (int i = 0; i < flood.length; i++) {
      flood[i] = connect();
    }
    int closed = 0;
    for (int i = AirServer.MAX_SESSIONS; i < flood.length; i++) {
      closed += flood[i].getInputStream().read() < 0 ? 1 : 0;
    }
    assertEquals(10, closed);
    for (Socket socket : flood) {
      socket.close();
    }
    LiveAir.await("room", () -> answersWelcome("someone"));
  }

  private boolean answersWelcome(String name) {
    try {
      return answerTo(greeting(name, 500_000, 0)) == Wire.WELCOME;
    } catch (IOException e) {
      return false;
    }
  }

  private static byte[] greeting(String name, int rate, double gain) {
    ByteBuffer frame = Wire.begin(ByteBuffer.allocate(1_024), Wire.HELLO);
    DeviceTraits nominal = DeviceTraits.NOMINAL;
    DeviceTraits traits =
        new DeviceTraits(
            gain, 0, nominal.pathLossDb(), nominal.noiseDbfsPerHz(), nominal.noiseDbfs());
    new Hello(System.nanoTime(), name, rate, traits).put(frame);
    return bytes(Wire.finish(frame));
  }

  private static byte[] frame(byte type, int body) {
    return bytes(Wire.finish(Wire.begin(ByteBuffer.allocate(64), type).put(new byte[body])));
  }

  private static byte[] echoOfTheFuture() {
    ByteBuffer frame = Wire.begin(ByteBuffer.allocate(64), Wire.ECHO).putInt(0);
    return bytes(Wire.finish(frame.putLong(System.nanoTime() + 3_600_000_000_000L)));
  }

  private static byte[] moreThanAskedFor() {
    ByteBuffer start = Wire.begin(ByteBuffer.allocate(64), Wire.TX_START).putInt(1);
    Wire.putText(start.putLong(100_000_000), "evil");
    byte[] opening = bytes(Wire.finish(start));
    ByteBuffer data = Wire.begin(ByteBuffer.allocate(Wire.MAX_FRAME), Wire.TX_DATA).putInt(1);
    Wire.putSamples(data.putLong(0), new float[40_000], 0, 20_000);
    byte[] samples = bytes(Wire.finish(data));
    return ByteBuffer.allocate(opening.length + 2 * samples.length)
        .put(opening)
        .put(samples)
        .put(samples)
        .array();
  }

  private static byte[] bytes(ByteBuffer frame) {
    byte[] bytes = new byte[frame.remaining()];
    frame.get(bytes);
    return bytes;
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(5_000);
    return socket;
  }

  private byte answerTo(byte[] bytes) throws IOException {
    try (Socket socket = connect()) {
      socket.getOutputStream().write(bytes);
      DataInputStream in = new DataInputStream(socket.getInputStream());
      in.readInt();
      return in.readByte();
    }
  }

  private void assertClosed(byte[] bytes) throws IOException {
    try (Socket socket = connect()) {
      socket.getOutputStream().write(bytes);
      assertEnds(new DataInputStream(socket.getInputStream()));
    }
  }

  /** The other side closes, with or without a reset, and soon. */
  private static void assertEnds(DataInputStream in) throws IOException {
    try {
      in.readAllBytes();
    } catch (java.net.SocketException e) {
      // A reset is an end, too.
      return;
    }
  }
}
