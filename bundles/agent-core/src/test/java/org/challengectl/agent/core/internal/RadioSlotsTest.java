package org.challengectl.agent.core.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.challengectl.agent.core.RadioConfig;
import org.challengectl.agent.testing.FakeDriver;
import org.challengectl.agent.testing.FakePlugins;
import org.challengectl.agent.testing.FakeRadio;
import org.challengectl.radio.Radio;
import org.challengectl.radio.RadioException;
import org.challengectl.radio.RadioException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RadioSlotsTest {

  @TempDir Path folder;
  private final FakePlugins plugins = new FakePlugins();
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

  private DriverSlot slot(String model) {
    return new DriverSlot(
        new RadioConfig(model, "0", 250_000, List.of(), Map.of()), plugins, new RadioLocks(folder));
  }
}
