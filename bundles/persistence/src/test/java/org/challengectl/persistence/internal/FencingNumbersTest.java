package org.challengectl.persistence.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The memory beside the database, with the database played by a number. */
final class FencingNumbersTest {

  @TempDir Path directory;

  @Test
  void startsAtOneInANewDirectory() {
    FencingNumbers numbers = FencingNumbers.open(directory, 0);
    assertEquals(0, numbers.start());
    assertFalse(numbers.restored());
  }

  @Test
  void leavesAGapAfterACrashButDoesNotCallItARestore() {
    FencingNumbers numbers = FencingNumbers.open(directory, 0);
    numbers.reserve(1);
    numbers.given(1);
    numbers.reserve(2);

    FencingNumbers after = FencingNumbers.open(directory, 1);

    assertFalse(after.restored());
    assertEquals(1 + FencingNumbers.BLOCK, after.start());
  }

  @Test
  void tellsARestoreThatIsOnlyOneGrantBehind() {
    FencingNumbers numbers = FencingNumbers.open(directory, 0);
    for (long n = 1; n <= 2; n++) {
      numbers.reserve(n);
      numbers.given(n);
    }
    assertTrue(FencingNumbers.open(directory, 1).restored());
  }

  @Test
  void tellsARestoreByTheCeilingAlone() {
    FencingNumbers numbers = FencingNumbers.open(directory, 0);
    numbers.reserve(5000);
    FencingNumbers after = FencingNumbers.open(directory, 10);
    assertTrue(after.restored());
    assertTrue(after.start() >= 5000);
  }

  @Test
  void acceptsADatabaseThatOtherServersHaveTakenFurther() {
    FencingNumbers numbers = FencingNumbers.open(directory, 0);
    numbers.reserve(1);
    numbers.given(1);
    numbers.close();
    FencingNumbers after = FencingNumbers.open(directory, 1_000_000);
    assertFalse(after.restored());
    assertEquals(1_000_000, after.start());
  }

  /** Random lives of a server with crashes, clean stops and restores: no number comes twice. */
  @RepeatedTest(5)
  void neverGivesANumberTwice(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    long greatest = 0;
    long counter = 0;
    long backup = 0;
    for (int life = 0; life < 30; life++) {
      FencingNumbers numbers = FencingNumbers.open(directory, counter);
      counter = numbers.start();
      numbers.started();
      for (int grants = random.nextInt(40); grants > 0; grants--) {
        long number = counter + 1;
        numbers.reserve(number);
        if (random.nextInt(4) == 0) {
          continue; // rolled back: the same number again
        }
        assertTrue(number > greatest, number + " was not above " + greatest);
        greatest = number;
        counter = number;
        numbers.given(number);
      }
      if (random.nextBoolean()) {
        numbers.close();
      }
      switch (random.nextInt(4)) {
        case 0 -> backup = counter;
        case 1 -> counter = backup;
        default -> {
          // the next life goes on with what is there
        }
      }
    }
  }
}
