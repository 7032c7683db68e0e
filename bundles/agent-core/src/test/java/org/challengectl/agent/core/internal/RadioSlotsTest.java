package org.challengectl.agent.core.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.challengectl.agent.core.RadioConfig;
import org.challengectl.agent.testing.FakeDriver;
import org.challengectl.agent.testing.FakePlugins;
import org.challengectl.agent.testing.FakeRadio;
import org.challengectl.radio.FrequencySpan;
import org.challengectl.radio.Radio;
import org.challengectl.radio.RadioCapabilities;
import org.challengectl.radio.RadioDescription;
import org.challengectl.radio.RadioException;
import org.challengectl.radio.RadioException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RadioSlotsTest {

  @TempDir Path folder;
  private final FakePlugins plugins = new FakePlugins();
  private final DeviceWatch devices = new DeviceWatch(plugins, Duration.ofMillis(20));
  private final FakeDriver driver = new FakeDriver("hackrf", s -> new FakeRadio(250_000));

  @Test
  void opensARadioOnceAndAnewAfterItsRelease() throws Exception {
    plugins.add(driver);
    DriverSlot slot = slot("hackrf");
    Radio radio = slot.open();
    assertSame(radio, slot.open());
    assertTrue(slot.uses(driver));
    slot.release();
    assertTrue(((FakeRadio) radio).closed());
    assertFalse(slot.uses(driver));
    slot.open();
    assertEquals(2, driver.opened().size());
  }

  @Test
  void twoAgentsOfOneProcessCannotHaveTheSameRadio() throws Exception {
    plugins.add(driver);
    DriverSlot first = slot("hackrf");
    DriverSlot second = slot("hackrf");
    first.open();
    assertEquals(Reason.BUSY, assertThrows(RadioException.class, second::open).reason());
    first.release();
    second.open();
  }

  @Test
  void twoProcessesCannotHaveTheSameRadio() throws Exception {
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                LockHolder.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .start();
    try {
      assertEquals('L', other.getInputStream().read());
      RadioLocks locks = new RadioLocks(folder);
      RadioException e = assertThrows(RadioException.class, () -> locks.lock("hackrf", "0"));
      assertEquals(Reason.BUSY, e.reason());
      locks.lock("hackrf", "1").close();
      other.destroyForcibly();
      assertTrue(other.waitFor(10, TimeUnit.SECONDS));
      locks.lock("hackrf", "0").close();
    } finally {
      other.destroyForcibly();
    }
  }

  @Test
  void locksAreForAllUsersAndNobodyCanRemoveThoseOfOthers() throws Exception {
    Path shared = folder.resolve("made").resolve("shared");
    new RadioLocks(shared).lock("hackrf", "0").close();
    assertEquals(01777, mode(shared));
    assertEquals(0666, mode(onlyFile(shared)));
    new RadioLocks(shared).lock("hackrf", "0").close();
  }

  @Test
  void theModeOfAFileOrFolderThatIsThereIsLeftAlone() throws Exception {
    new RadioLocks(folder).lock("hackrf", "0").close();
    Path file = onlyFile(folder);
    Files.setAttribute(file, "unix:mode", 0600);
    int before = mode(folder);
    new RadioLocks(folder).lock("hackrf", "0").close();
    assertEquals(0600, mode(file));
    assertEquals(before, mode(folder));
  }

  @Test
  void aLinkInPlaceOfALockIsNotFollowed() throws Exception {
    new RadioLocks(folder).lock("hackrf", "0").close();
    Path file = onlyFile(folder);
    Path target = Files.createDirectory(folder.resolve("x")).resolve("precious");
    Files.delete(file);
    Files.createSymbolicLink(file, target);
    assertThrows(RadioException.class, () -> new RadioLocks(folder).lock("hackrf", "0"));
    assertFalse(Files.exists(target));
  }

  /** Root, whom no file's mode stops, tries it as another user. */
  @Test
  void whoIsShutOutIsToldOfWhichFileAndWhatToDo() throws Exception {
    Path shared = Files.createTempDirectory("locks");
    Path file = null;
    try {
      new RadioLocks(shared).lock("hackrf", "0").close();
      file = onlyFile(shared);
      Files.setAttribute(shared, "unix:mode", 0777);
      Files.setAttribute(file, "unix:mode", 0444);
      String said = Files.isWritable(file) ? lockAsNobody(shared) : lockError(shared);
      assertTrue(said.contains("hackrf '0' cannot be locked"), said);
      assertTrue(said.contains(file + ", or"), said);
      assertTrue(said.contains("remove the file"), said);
    } finally {
      if (file != null) {
        Files.delete(file);
      }
      Files.delete(shared);
    }
  }

  private static String lockError(Path shared) {
    RadioLocks locks = new RadioLocks(shared);
    return assertThrows(RadioException.class, () -> locks.lock("hackrf", "0")).getMessage();
  }

  private static String lockAsNobody(Path shared) throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/setpriv")), "setpriv is not installed");
    Path classes = Files.createTempDirectory("classes");
    List<Class<?>> needed =
        List.of(
            LockHolder.class,
            RadioLocks.class,
            RadioLocks.Held.class,
            Hashes.class,
            RadioException.class,
            Reason.class);
    try {
      Files.setAttribute(classes, "unix:mode", 0755);
      for (Class<?> one : needed) { // where they are now only root may be able to read them
        copy(one, classes);
      }
      Process other =
          new ProcessBuilder(
                  "/usr/bin/setpriv",
                  "--reuid=65534",
                  "--regid=65534",
                  "--clear-groups",
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  classes.toString(),
                  LockHolder.class.getName(),
                  shared.toString())
              .redirectErrorStream(true)
              .start();
      other.getOutputStream().close();
      return new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } finally {
      try (Stream<Path> all = Files.walk(classes)) {
        for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  private static void copy(Class<?> one, Path root) throws IOException {
    String name = one.getName().replace('.', '/') + ".class";
    Path folder = root;
    for (String part : one.getPackageName().split("\\.", -1)) {
      folder = folder.resolve(part);
      if (!Files.isDirectory(folder)) {
        Files.createDirectory(folder);
        Files.setAttribute(folder, "unix:mode", 0755);
      }
    }
    Path file = root.resolve(name);
    try (InputStream content = one.getClassLoader().getResourceAsStream(name)) {
      Files.write(file, content.readAllBytes());
    }
    Files.setAttribute(file, "unix:mode", 0644);
  }

  private static int mode(Path path) throws IOException {
    return (int) Files.getAttribute(path, "unix:mode") & 07777;
  }

  private static Path onlyFile(Path in) throws IOException {
    try (Stream<Path> files = Files.list(in)) {
      return files.findFirst().orElseThrow();
    }
  }

  @Test
  void aRadioThatCannotBeOpenedLeavesNoLock() throws Exception {
    plugins.add(driver);
    driver.fail(new RadioException(Reason.ABSENT, "unplugged"));
    DriverSlot slot = slot("hackrf");
    assertThrows(RadioException.class, slot::open);
    driver.fail(null);
    slot("hackrf").open();
  }

  @Test
  void isThereOnlyWhileItsDriverIs() throws Exception {
    DriverSlot slot = slot("hackrf");
    assertFalse(slot.available());
    assertEquals(Reason.ABSENT, assertThrows(RadioException.class, slot::open).reason());
    plugins.add(driver);
    assertTrue(slot.available());
    FakeRadio old = (FakeRadio) slot.open();
    plugins.remove(driver);
    assertFalse(slot.available());
    FakeDriver next = new FakeDriver("hackrf", s -> new FakeRadio(250_000));
    plugins.add(next);
    slot.open();
    assertTrue(old.closed());
    assertTrue(slot.uses(next));
  }

  @Test
  void aRadioIsThereWhileItIsPluggedIn() throws Exception {
    RadioDescription stick = description("a06063c8", "0");
    plugins.add(driver.plug(stick));
    DriverSlot slot = slot("hackrf");
    assertTrue(slot.available());
    assertEquals("idle", slot.activity());

    driver.unplug(stick);
    eventually(() -> !slot.available());
    assertEquals("not plugged in", slot.activity());

    driver.plug(stick);
    eventually(slot::available);
  }

  @Test
  void itsIndexAndItsSerialNumberAreTheSameRadio() throws Exception {
    plugins.add(driver.plug(description("a06063c8", "0")));
    DriverSlot byIndex = slot("hackrf");
    DriverSlot bySerial =
        new DriverSlot(
            new RadioConfig("hackrf", "a06063c8", 250_000, List.of(), Map.of()),
            plugins,
            devices,
            new RadioLocks(folder));
    byIndex.open();
    assertEquals(Reason.BUSY, assertThrows(RadioException.class, bySerial::open).reason());
  }

  @Test
  void saysWhatTheDriverLacks() throws Exception {
    plugins.add(driver);
    DriverSlot slot = slot("hackrf");
    driver.lacks("needs the library libhackrf.so.0");
    assertFalse(slot.available());
    assertEquals("needs the library libhackrf.so.0", slot.activity());
    driver.lacks(null);
    assertTrue(slot.available());
  }

  @Test
  void aRadioThatCannotBeClosedKeepsItsLock() throws Exception {
    FakeDriver stuck =
        new FakeDriver("hackrf", s -> new FakeRadio(250_000).with(FakeRadio.Vice.UNCLOSABLE));
    plugins.add(stuck);
    DriverSlot slot = slot("hackrf");
    slot.open();
    slot.release();
    assertTrue(slot.activity().contains("close has not returned"), slot.activity());
    assertThrows(RadioException.class, () -> new RadioLocks(folder).lock("hackrf", "0"));
  }

  @Test
  void aCondemnedRadioIsNotOpenedAgain() throws Exception {
    plugins.add(driver);
    DriverSlot slot = slot("hackrf");
    FakeRadio radio = (FakeRadio) slot.open();
    slot.condemn("it hangs");
    slot.release();
    assertFalse(radio.closed(), "closing would hang as well");
    assertFalse(slot.available());
    assertThrows(RadioException.class, slot::open);
    assertTrue(slot.activity().contains("it hangs"));
  }

  private static RadioDescription description(String serial, String index) {
    FrequencySpan any = new FrequencySpan(0, 6_000_000_000L);
    return new RadioDescription(
        "hackrf", serial, "HackRF", new RadioCapabilities(true, true, any, any), List.of(index));
  }

  private static void eventually(BooleanSupplier condition) throws InterruptedException {
    for (int i = 0; i < 500 && !condition.getAsBoolean(); i++) {
      Thread.sleep(10);
    }
    assertTrue(condition.getAsBoolean());
  }

  private DriverSlot slot(String model) {
    return new DriverSlot(
        new RadioConfig(model, "0", 250_000, List.of(), Map.of()),
        plugins,
        devices,
        new RadioLocks(folder));
  }
}
