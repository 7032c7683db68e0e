package org.challengectl.radioshell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.challengectl.radio.RadioDriver;
import org.challengectl.radioshell.internal.Discovery;
import org.challengectl.radioshell.internal.Plugins;
import org.challengectl.signal.Flag;
import org.challengectl.signal.FlagKind;
import org.challengectl.signal.Modulation;
import org.challengectl.signal.ModulationDescriptor;
import org.challengectl.signal.Parameter;
import org.challengectl.signal.Parameters;
import org.challengectl.signal.Signal;
import org.junit.jupiter.api.Test;

class CommandsTest {

  private final Plugins plugins = new Plugins();

  @Test
  void listsDriversByModelAndTheNamesTheyFind() throws Exception {
    assertTrue(run(new DriversCommand(), false).contains("No driver is installed"));
    plugins.addDriver(FakeDriver.finding("lonely"));
    plugins.addDriver(
        FakeDriver.finding(
            "hackrf",
            FakeDriver.radio("hackrf", "0000ab", true),
            FakeDriver.radio("hackrf", "0000cd", true)));
    assertEquals(
        List.of("hackrf\t2\t0000ab, 0000cd", "lonely\t0\t"),
        run(new DriversCommand(), true).lines().toList());
  }

  @Test
  void listsDevicesAndWhatTheyCan() throws Exception {
    RadioDriver driver =
        FakeDriver.finding(
            "sdr", FakeDriver.radio("sdr", "a", true), FakeDriver.radio("sdr", "b", false));
    plugins.addDriver(driver);
    assertEquals(
        List.of(
            "sdr\ta\tsdr a\ttransmit, receive\t1.000-6000.000\t0.250-20.000",
            "sdr\tb\tsdr b\treceive\t1.000-6000.000\t0.250-20.000"),
        run(new DevicesCommand(), true).lines().toList());
    assertTrue(run(new DevicesCommand(), false).contains("MS/s"));
    plugins.removeDriver(driver);
    assertTrue(run(new DevicesCommand(), false).contains("No radio is plugged in"));
  }

  @Test
  void aDriverThatFailsDoesNotHideTheOthers() throws Exception {
    plugins.addDriver(
        new FakeDriver(
            "bad",
            () -> {
              throw new UnsatisfiedLinkError("libbad\nlibworse");
            }));
    plugins.addDriver(FakeDriver.finding("good", FakeDriver.radio("good", "0", true)));
    String devices = run(new DevicesCommand(), true);
    assertTrue(
        devices.startsWith("bad\t?\tfails: java.lang.UnsatisfiedLinkError: libbad libworse\t"),
        devices);
    assertTrue(devices.contains("good\t0\t"), devices);
    assertTrue(run(new DriversCommand(), true).contains("bad\t?\tfails: "));
  }

  @Test
  void aDriverThatHangsIsLeftBehind() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    RadioDriver hangs =
        new FakeDriver(
            "hangs",
            () -> {
              try {
                never.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              return List.of();
            });
    RadioDriver good = FakeDriver.finding("good", FakeDriver.radio("good", "0", true));
    List<Discovery> found = Discovery.by(List.of(hangs, good), Duration.ofSeconds(1));
    assertEquals("does not answer within 1 s", found.get(0).failure().orElseThrow());
    assertEquals(1, found.get(1).radios().size());
  }

  @Test
  void listsModulationsAndTheirParameters() throws Exception {
    assertTrue(run(new ModulationsCommand(), false).contains("No modulation is installed"));
    Modulation tone = new Tone();
    plugins.addModulation(tone);
    assertEquals(
        List.of("tone\tbeep\tA tone\ttext\tneeds libtone\tseconds"),
        run(new ModulationsCommand(), true).lines().toList());
    ModulationsCommand details = new ModulationsCommand();
    details.parameters = true;
    assertEquals(
        List.of("tone\tseconds\ta number, 0.01-3600.0 s\t1.0\tHow long."),
        run(details, true).lines().toList());
    plugins.removeModulation(tone);
    assertFalse(run(new ModulationsCommand(), false).contains("tone"));
  }

  private String run(ListCommand command, boolean noFormat) throws Exception {
    command.plugins = plugins;
    command.noFormat = noFormat;
    PrintStream before = System.out;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      command.execute();
    } finally {
      System.setOut(before);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private record Tone() implements Modulation {

    @Override
    public ModulationDescriptor descriptor() {
      return new ModulationDescriptor(
          "tone",
          "A tone",
          "",
          FlagKind.TEXT,
          List.of(Parameter.number("seconds", "s", 0.01, 3600, 1, "How long.")),
          Map.of("beep", Map.of("seconds", 0.1)));
    }

    @Override
    public Optional<String> unavailable() {
      return Optional.of("needs libtone");
    }

    @Override
    public Signal prepare(Flag flag, Parameters parameters, int sampleRateHz) {
      throw new IllegalStateException("a list sends nothing");
    }
  }
}
