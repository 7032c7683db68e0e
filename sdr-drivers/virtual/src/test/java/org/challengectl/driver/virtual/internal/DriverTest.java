package org.challengectl.driver.virtual.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.challengectl.driver.virtual.internal.VirtualAirConfig.FrontDoor;
import org.challengectl.driver.virtual.internal.VirtualAirConfig.Mode;
import org.challengectl.radio.Radio;
import org.challengectl.radio.RadioDescription;
import org.challengectl.radio.RadioException;
import org.challengectl.radio.RadioException.Reason;
import org.challengectl.radio.RadioSettings;
import org.challengectl.radio.ReceiveSettings;
import org.challengectl.radio.TransmitSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DriverTest {

  private final AirBench bench = new AirBench(AirBench.QUIET);

  @Test
  void listsItsDevices() {
    List<RadioDescription> found = bench.driver.discover();

    assertEquals(
        List.of("tx0", "tx1", "rx0", "rx1"), found.stream().map(RadioDescription::name).toList());
    for (RadioDescription radio : found) {
      assertEquals("virtual", radio.model());
      assertTrue(radio.capabilities().transmit() && radio.capabilities().receive());
    }
  }

  @Test
  void opensADeviceOnceAtATime() throws Exception {
    Radio radio = bench.radio("tx0", 500_000);
    assertReason(Reason.BUSY, new RadioSettings("tx0", 500_000, Map.of()));
    assertReason(Reason.BUSY, new RadioSettings("0", 500_000, Map.of()));
    radio.close();
    radio.close();
    bench.radio("0", 500_000).close();
  }

  @Test
  void anUnknownDeviceIsAbsent() {
    assertReason(Reason.ABSENT, new RadioSettings("tx7", 500_000, Map.of()));
    assertReason(Reason.ABSENT, new RadioSettings("4", 500_000, Map.of()));
  }

  @ParameterizedTest
  @CsvSource({
    "500000, ppm, lots",
    "500000, ppm, NaN",
    "500000, rf_gain, 1e9",
    "500000, path_loss_db, -100",
    "500000, noise_dbfs_hz, 0",
    "500000, noise_dbfs, 3",
    "249999, ppm, 0",
    "20000001, ppm, 0",
  })
  void refusesWhatItCannotDo(int rate, String option, String value) throws Exception {
    assertReason(Reason.UNSUPPORTED, new RadioSettings("tx0", rate, Map.of(option, value)));
    bench.radio("tx0", 500_000).close();
  }

  @Test
  void ignoresOptionsOfOtherRadios() throws Exception {
    bench.radio("tx0", 500_000, Map.of("bias_t", "true", "antenna", "A", "ppm", "")).close();
  }

  @Test
  void refusesFrequenciesItCannotTuneTo() throws Exception {
    Radio radio = bench.radio("tx0", 500_000);
    RadioException receiving =
        assertThrows(RadioException.class, () -> radio.receive(new ReceiveSettings(99_999)));
    assertEquals(Reason.UNSUPPORTED, receiving.reason());
    RadioException sending =
        assertThrows(
            RadioException.class,
            () ->
                radio.transmit(
                    new TransmitSettings(20_000_000_000L, "x"), new Tone(1, 500_000, 1, 1)));
    assertEquals(Reason.UNSUPPORTED, sending.reason());
  }

  @Test
  void goesOnWithoutAPortThatIsTaken() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        VirtualDriver driver =
            new VirtualDriver(
                new VirtualAirConfig(
                    Mode.HOST,
                    "127.0.0.1",
                    "",
                    taken.getLocalPort(),
                    List.of("tx0"),
                    AirSettings.standard(),
                    Optional.of(new FrontDoor("127.0.0.1", taken.getLocalPort())),
                    Optional.empty()))) {
      assertEquals(Optional.empty(), driver.port());
      assertEquals(Optional.empty(), driver.rtlTcpPort());
      LiveAir.open(driver, "tx0", 500_000).close();
    }
  }

  @Test
  void canBeMadeAnewOnTheSamePorts() throws Exception {
    int port;
    int door;
    try (VirtualDriver first = LiveAir.host(Optional.empty())) {
      port = first.port().orElseThrow();
      door = first.rtlTcpPort().orElseThrow();
      Radio radio = LiveAir.open(first, "host-tx", 500_000);
      assertTrue(radio.capabilities().transmit());
    }
    LiveAir.await("all threads to end", () -> threads().isEmpty());
    try (VirtualDriver second =
        new VirtualDriver(
            new VirtualAirConfig(
                Mode.HOST,
                "127.0.0.1",
                "",
                port,
                List.of(),
                AirSettings.standard(),
                Optional.of(new FrontDoor("127.0.0.1", door)),
                Optional.empty()))) {
      assertEquals(Optional.of(port), second.port());
      assertEquals(Optional.of(door), second.rtlTcpPort());
    }
  }

  private static List<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("virtual-") || name.startsWith("rtl_tcp"))
        .toList();
  }

  @Test
  void writesTheAccountAsJsonLines(@TempDir Path directory) throws Exception {
    Path file = directory.resolve("sub/account.jsonl");
    try (VirtualDriver host = LiveAir.host(Optional.of(file));
        Radio radio = LiveAir.open(host, "host-tx", 500_000)) {
      radio.transmit(
          new TransmitSettings(100_000_000, "a \"quoted\" \\ label\n"),
          new Tone(1, 500_000, 1, 0.05));
      radio.transmit(new TransmitSettings(100_000_000, "b"), new Tone(1, 500_000, 1, 0.05));
      // Both are there while the air still is.
      List<String> lines = Files.readAllLines(file);
      assertEquals(5, lines.size());
      assertTrue(lines.get(0).startsWith("{\"event\":\"open\",\"wall\":\"2"), lines.get(0));
      String id = lines.get(1).replaceAll(".*\"id\":(\\d+).*", "$1");
      assertTrue(
          lines
              .get(1)
              .startsWith(
                  "{\"event\":\"start\",\"id\":"
                      + id
                      + ",\"device\":\"host-tx\",\"label\":\"a \\\"quoted\\\" \\\\ label\\u000a\""
                      + ",\"wall\":\""),
          lines.get(1));
      assertTrue(
          lines.get(1).endsWith(",\"frequency_hz\":100000000,\"sample_rate_hz\":500000}"),
          lines.get(1));
      assertTrue(lines.get(2).startsWith("{\"event\":\"stop\",\"id\":" + id), lines.get(2));
      assertTrue(
          lines.get(2).endsWith("\"reason\":\"COMPLETE\",\"samples\":25000,\"underruns\":0}"),
          lines.get(2));
    }
  }

  private void assertReason(Reason reason, RadioSettings settings) {
    RadioException thrown = assertThrows(RadioException.class, () -> bench.driver.open(settings));
    assertEquals(reason, thrown.reason());
  }
}
