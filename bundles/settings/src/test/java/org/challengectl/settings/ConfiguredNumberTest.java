package org.challengectl.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.osgi.service.component.ComponentException;

class ConfiguredNumberTest {

  private final ConfiguredNumber number = new ConfiguredNumber("pid", "key", 0, 10, 7);

  @Test
  void takesWhatIsInItsRange() {
    assertEquals(0, number.of(() -> 0));
    assertEquals(10, number.of(() -> 10));
  }

  @Test
  void itsDefaultHoldsForWhatMakesNoSense() {
    assertEquals(7, number.of(() -> 11));
    assertEquals(7, number.of(() -> -1));
  }

  /** So a container says that a file's text is no number. */
  @Test
  void itsDefaultHoldsForWhatIsNoNumber() {
    assertEquals(
        7,
        number.of(
            () -> {
              throw new ComponentException(new NumberFormatException("For input string: \"x\""));
            }));
  }
}
