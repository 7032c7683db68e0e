package org.challengectl.driver.virtual.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.challengectl.radio.Capture;
import org.challengectl.radio.Radio;
import org.challengectl.radio.ReceiveSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RtlTcpTest {

  private static final long CENTRE = 433_920_000;
  private static final int RATE = 250_000;

  private final VirtualDriver host = LiveAir.host(Optional.empty());
  private final int port = host.rtlTcpPort().orElseThrow();

  @AfterEach
  void closeHost() {
    host.close();
  }

  @Test
  void greetsAsAnR820T() throws Exception {
    try (RtlProbe probe = new RtlProbe(port)) {
      assertArrayEquals(new byte[] {'R', 'T', 'L', '0', 0, 0, 0, 5, 0, 0, 0, 29}, probe.bytes(12));
    }
  }

  @Test
  void tunesAndSetsTheGain() throws Exception {
    try (Radio radio = LiveAir.open(host, "host-tx", 500_000);
        RtlProbe probe = new RtlProbe(port)) {
      Sending sending = new Sending(radio, CENTRE, new Tone(30_000, 500_000, 1, 60));
      probe.bytes(12);
      probe.command(0x02, RATE);
      probe.command(0x03, 1);
      probe.command(0x04, 297);
      probe.command(0x01, CENTRE - 10_000);

      Measured heard = probe.hear(RATE, 0.8, 0.1);
      assertEquals(40_000, heard.toneHz(40_000), 1);
      assertEquals(-20, heard.toneDbfs(40_000), 0.5);

      probe.command(0x0d, 11);
      assertEquals(-30, probe.hear(RATE, 0.5, 0.1).toneDbfs(40_000), 0.5);

      probe.command(0x05, 10);
      assertEquals(40_000 + 4_339, probe.hear(RATE, 0.5, 0.1).toneHz(44_339), 2);

      probe.command(0x03, 0);
      assertEquals(-3.5, probe.hear(RATE, 0.5, 0.1).toneDbfs(44_339), 1.5);
      radio.silence();
      sending.get();
    }
  }

  @Test
  void clientsTuneApartFromEachOther() throws Exception {
    try (Radio radio = LiveAir.open(host, "host-tx", 500_000);
        RtlProbe one = new RtlProbe(port);
        RtlProbe other = new RtlProbe(port)) {
      Sending sending = new Sending(radio, CENTRE, new Tone(0, 500_000, 1, 60));
      one.bytes(12);
      other.bytes(12);
      one.command(0x02, RATE);
      one.command(0x01, CENTRE - 50_000);
      other.command(0x02, 1_024_000);
      other.command(0x01, CENTRE + 100_000);

      assertEquals(50_000, one.hear(RATE, 0.8, 0.1).toneHz(50_000), 1);
      assertEquals(-100_000, other.hear(1_024_000, 0.4, 0.05).toneHz(-100_000), 1);
      radio.silence();
      sending.get();
    }
  }

  @Test
  void toleratesHostileClients() throws Exception {
    Random random = new Random(1);
    for (int i = 0; i < 5; i++) {
      try (RtlProbe hostile = new RtlProbe(port)) {
        byte[] rubbish = new byte[5_003];
        random.nextBytes(rubbish);
        hostile.socket.getOutputStream().write(rubbish);
      }
    }
    try (RtlProbe absurd = new RtlProbe(port)) {
      absurd.bytes(12);
      absurd.command(0x02, 0);
      absurd.command(0x02, 0xFFFF_FFFFL);
      absurd.command(0x01, 0);
      absurd.command(0x04, 0x7FFF_FFFF);
      absurd.command(0x0d, 29);
      absurd.command(0x0d, 0xFFFF_FFFFL);
      absurd.command(0x05, 0x8000_0000L);
      for (int code = 0; code < 256; code++) {
        if (code != 2) {
          absurd.command(code, 1);
        }
      }
      absurd.socket.getOutputStream().write(new byte[] {1, 2});
      assertEquals(2_048_000, absurd.bytes(2_048_000).length);
    }
    greetsAsAnR820T();
  }

  @Test
  void clientsThatNeverReadHinderNobody() throws Exception {
    List<RtlProbe> idle = new ArrayList<>();
    try (Radio ear = LiveAir.open(host, "host-rx", 250_000)) {
      for (int i = 0; i < 3; i++) {
        RtlProbe probe = new RtlProbe(port);
        probe.command(0x02, 3_200_000);
        idle.add(probe);
      }
      try (Capture capture = ear.receive(new ReceiveSettings(CENTRE))) {
        assertTimeout(Duration.ofSeconds(5), () -> AirBench.read(capture, 250_000));
      }
    } finally {
      for (RtlProbe probe : idle) {
        probe.close();
      }
    }
  }

  @Test
  void turnsAFloodAway() throws Exception {
    List<RtlProbe> flood = new ArrayList<>();
    int served = 0;
    try {
      for (int i = 0; i < RtlTcpServer.MAX_CLIENTS + 5; i++) {
        RtlProbe probe = new RtlProbe(port);
        flood.add(probe);
        served += isServed(probe) ? 1 : 0;
      }
      assertEquals(RtlTcpServer.MAX_CLIENTS, served);
    } finally {
      for (RtlProbe probe : flood) {
        probe.close();
      }
    }
    LiveAir.await("room for another client", this::hasRoom);
  }

  private boolean hasRoom() {
    try (RtlProbe probe = new RtlProbe(port)) {
      return isServed(probe);
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isServed(RtlProbe probe) throws IOException {
    try {
      return probe.bytes(12).length == 12;
    } catch (EOFException | SocketException e) {
      return false;
    }
  }
}
