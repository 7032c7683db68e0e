package org.challengectl.driver.rtltcp.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.challengectl.driver.virtual.internal.AirSettings;
import org.challengectl.driver.virtual.internal.VirtualAirConfig;
import org.challengectl.driver.virtual.internal.VirtualAirConfig.FrontDoor;
import org.challengectl.driver.virtual.internal.VirtualAirConfig.Mode;
import org.challengectl.driver.virtual.internal.VirtualDriver;
import org.challengectl.radio.Capture;
import org.challengectl.radio.Radio;
import org.challengectl.radio.RadioException;
import org.challengectl.radio.RadioSettings;
import org.challengectl.radio.ReceiveSettings;
import org.challengectl.radio.SampleSource;
import org.challengectl.radio.TransmitReport;
import org.challengectl.radio.TransmitSettings;
import org.challengectl.radio.kit.SampleFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Receives from the virtual air, through the rtl_tcp server that it has for players. */
@Timeout(60)
class VirtualAirTest {

  private static final int SENDER_RATE = 500_000;
  private static final int RATE = 250_000;
  private static final long CENTRE = 433_920_000;

  private final VirtualDriver air =
      new VirtualDriver(
          new VirtualAirConfig(
              Mode.HOST,
              "127.0.0.1",
              "",
              0,
              List.of("tx"),
              AirSettings.standard(),
              Optional.of(new FrontDoor("127.0.0.1", 0)),
              Optional.empty()));
  private final RtlTcpDriver driver = new RtlTcpDriver();

  @AfterEach
  void close() {
    driver.close();
    air.close();
  }

  @Test
  void hearsAToneWhereItIs() throws Exception {
    try (Radio sender = air.open(new RadioSettings("tx", SENDER_RATE, Map.of()))) {
      CompletableFuture<TransmitReport> sending = send(sender, tone(30_000));
      assertEquals(40_000, strongestHz(Map.of("rf_gain", "29.7"), CENTRE - 10_000), 5);
      assertEquals(30_000 + 4_339, strongestHz(Map.of("ppm", "10"), CENTRE), 5);
      sender.silence();
      assertTrue(sending.get(10, TimeUnit.SECONDS).samples() > 0);
    }
  }

  @Test
  void whatItRecordsDecodes(@TempDir Path folder) throws Exception {
    Path rtl433 = Path.of("/usr/bin/rtl_433");
    assumeTrue(Files.isExecutable(rtl433), "rtl_433 is not installed");
    Path file = folder.resolve("g001_433.92M_250k.cu8");
    try (Radio sender = air.open(new RadioSettings("tx", SENDER_RATE, Map.of()))) {
      CompletableFuture<TransmitReport> sending = send(sender, keyed());
      float[] iq = receive(Map.of(), CENTRE, RATE);
      byte[] bytes = new byte[iq.length];
      SampleFormat.UINT8.encode(iq, 0, bytes, 0, iq.length / 2);
      Files.write(file, bytes);
      sender.silence();
      assertTrue(sending.get(10, TimeUnit.SECONDS).samples() > 0);
    }
    Process program =
        new ProcessBuilder(
                rtl433.toString(),
                "-r",
                file.toString(),
                "-R",
                "0",
                "-X",
                "n=x,m=OOK_PCM,s=311.4,l=311.4,r=5600",
                "-F",
                "json")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .redirectOutput(folder.resolve("out").toFile())
            .start();
    assertTrue(program.waitFor(20, TimeUnit.SECONDS));
    List<String> decoded = Files.readAllLines(folder.resolve("out"));
    long frames = decoded.stream().filter(line -> line.contains("}a53c5a9d")).count();
    assertTrue(frames >= 10, "rtl_433 decoded " + frames + " frames: " + decoded);
  }

  private float[] receive(Map<String, String> options, long hz, int samples) throws RadioException {
    String name = "127.0.0.1:" + air.rtlTcpPort().orElseThrow();
    float[] iq = new float[2 * samples];
    try (Radio radio = driver.open(new RadioSettings(name, RATE, options));
        Capture capture = radio.receive(new ReceiveSettings(hz))) {
      for (int have = 0; have < samples; ) {
        have += capture.read(iq, 2 * have, samples - have);
      }
    }
    return iq;
  }

  /** By how much the phase turns on average; the tone is far above the noise. */
  private double strongestHz(Map<String, String> options, long hz) throws RadioException {
    float[] iq = receive(options, hz, RATE / 5);
    double real = 0;
    double imaginary = 0;
    for (int i = 2; i < iq.length; i += 2) {
      real += iq[i] * iq[i - 2] + iq[i + 1] * iq[i - 1];
      imaginary += iq[i + 1] * iq[i - 2] - iq[i] * iq[i - 1];
    }
    return Math.atan2(imaginary, real) / (2 * Math.PI) * RATE;
  }

  private static SampleSource tone(double hz) {
    long[] position = {0};
    return (iq, offset, samples) -> {
      for (int i = 0; i < samples; i++) {
        double phase = 2 * Math.PI * (position[0]++ * hz / SENDER_RATE % 1);
        iq[offset + 2 * i] = (float) (0.99 * Math.cos(phase));
        iq[offset + 2 * i + 1] = (float) (0.99 * Math.sin(phase));
      }
      return samples;
    };
  }

  /** A frame of 32 bits at 3211 Bd again and again. */
  private static SampleSource keyed() {
    long[] position = {0};
    return (iq, offset, samples) -> {
      for (int i = 0; i < samples; i++) {
        int bit = (int) ((long) (position[0]++ * 3_211.0 / SENDER_RATE) % 96);
        boolean on = bit < 32 && ((0xA53C_5A9DL >> (31 - bit)) & 1) == 1;
        iq[offset + 2 * i] = on ? 0.9f : 0f;
        iq[offset + 2 * i + 1] = 0;
      }
      return samples;
    };
  }

  private static CompletableFuture<TransmitReport> send(Radio radio, SampleSource signal) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return radio.transmit(new TransmitSettings(CENTRE, "test"), signal);
          } catch (RadioException e) {
            throw new CompletionException(e);
          }
        });
  }
}
