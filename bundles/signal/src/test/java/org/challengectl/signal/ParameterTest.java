package org.challengectl.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParameterTest {

  private static final Parameter UNBOUNDED =
      new Parameter(
          "count", Parameter.Type.INTEGER, "", null, null, List.of(), null, null, "1", "How many.");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "9223372036854775808",
        "-9223372036854775809",
        "1e30",
        "1e999999999",
        "1e-999999999",
        "1.5",
        "NaN",
        ""
      })
  void refusesWhatIsNoLong(String raw) {
    assertEquals(Optional.empty(), UNBOUNDED.accept(raw));
  }

  @Test
  void takesEveryWholeNumberThatALongHolds() {
    assertEquals(Optional.of(Long.MAX_VALUE), UNBOUNDED.accept("9223372036854775807"));
    assertEquals(Optional.of(Long.MIN_VALUE), UNBOUNDED.accept(Long.MIN_VALUE));
    assertEquals(Optional.of(20L), UNBOUNDED.accept("2e1"));
    assertEquals(Optional.of(20L), UNBOUNDED.accept(20.0));
  }

  @Test
  void keepsToItsBounds() {
    Parameter speed = Parameter.integer("speed", "wpm", 5, 100, 20, "How fast.");
    assertEquals(Optional.of(5L), speed.accept("5"));
    assertEquals(Optional.empty(), speed.accept(4));
    assertEquals(Optional.empty(), speed.accept("101"));
  }

  @Test
  void aNumberIsFinite() {
    Parameter level =
        new Parameter(
            "level", Parameter.Type.NUMBER, "", null, null, List.of(), null, null, "1", "Level.");
    assertEquals(Optional.empty(), level.accept("1e400"));
    assertEquals(Optional.empty(), level.accept(Double.NaN));
    assertEquals(Optional.of(1e300), level.accept("1e300"));
  }

  @Test
  void countsCharactersNotHalvesOfThem() {
    TextForm three = new TextForm("[\\s\\S]*", 3, "up to 3 characters");
    assertTrue(three.matches("\uD83D\uDE80".repeat(3)));
    assertFalse(three.matches("abcd"));
  }

  @Test
  void takesOnlyTextsOfItsForm() {
    TextForm hex = new TextForm("[0-9A-F]*", 4, "up to 4 hex digits");
    Parameter sync = Parameter.text("sync", hex, null, "2DD4", "Sync word.");
    assertEquals(Optional.of("2DD4"), sync.accept("2DD4"));
    assertEquals(Optional.of("12"), sync.accept(12));
    assertEquals(Optional.empty(), sync.accept("2DD4A"));
    assertEquals(Optional.empty(), sync.accept("xyz"));
    assertEquals(Optional.empty(), sync.accept(null));
    assertEquals("up to 4 hex digits", sync.allowed());
  }

  @Test
  void knowsAPictureByItsName() {
    assertTrue(FlagKind.TEXT_OR_IMAGE.isFile("pictures/Flag.PNG"));
    assertFalse(FlagKind.TEXT_OR_IMAGE.isFile("flag{png}"));
    assertTrue(FlagKind.TEXT_OR_IMAGE.isFile("sha256:" + "0a".repeat(32)));
    assertFalse(FlagKind.TEXT_OR_IMAGE.isFile("sha256:" + "0a".repeat(31)));
    assertFalse(FlagKind.TEXT.isFile("a.png"));
    assertTrue(FlagKind.AUDIO.isFile("voice.wav"));
  }
}
