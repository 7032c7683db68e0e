package org.challengectl.driver.virtual.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.challengectl.driver.virtual.AirEntry;
import org.challengectl.driver.virtual.internal.VirtualAirConfig.FrontDoor;
import org.challengectl.driver.virtual.internal.VirtualAirConfig.Mode;
import org.challengectl.radio.Radio;
import org.challengectl.radio.RadioException;
import org.challengectl.radio.RadioSettings;

/** Drivers in real time, with ports of their own. */
final class LiveAir {

  private LiveAir() {}

  static VirtualDriver host(Optional<Path> account) {
    return new VirtualDriver(
        new VirtualAirConfig(
            Mode.HOST,
            "127.0.0.1",
            "",
            0,
            List.of("host-rx", "host-tx"),
            AirSettings.standard(),
            Optional.of(new FrontDoor("127.0.0.1", 0)),
            account));
  }

  static VirtualDriver join(int port, String... devices) {
    return new VirtualDriver(
        new VirtualAirConfig(
            Mode.JOIN,
            "",
            "127.0.0.1",
            port,
            List.of(devices),
            AirSettings.standard(),
            Optional.empty(),
            Optional.empty()));
  }

  static Radio open(VirtualDriver driver, String name, int sampleRateHz) throws RadioException {
    return driver.open(new RadioSettings(name, sampleRateHz, Map.of()));
  }

  static void await(String what, BooleanSupplier condition) {
    await(what, () -> condition.getAsBoolean() ? Optional.of(true) : Optional.empty());
  }

  /** Looks again and again until there is something. */
  static <T> T await(String what, Supplier<Optional<T>> look) {
    long until = System.nanoTime() + 10_000_000_000L;
    while (System.nanoTime() < until) {
      Optional<T> found = look.get();
      if (found.isPresent()) {
        return found.get();
      }
      Threads.pause(2);
    }
    throw new AssertionError("in vain waited for " + what);
  }

  /** The newest transmission. */
  static Optional<AirEntry> last(VirtualDriver host) {
    List<AirEntry> entries = host.account().orElseThrow().entries();
    return entries.isEmpty() ? Optional.empty() : Optional.of(entries.get(entries.size() - 1));
  }

  static AirEntry awaitStart(VirtualDriver host) {
    return await("a start", () -> last(host).filter(entry -> entry.end().isEmpty()));
  }

  static AirEntry awaitEnd(VirtualDriver host) {
    return await("an end", () -> last(host).filter(entry -> entry.end().isPresent()));
  }
}
