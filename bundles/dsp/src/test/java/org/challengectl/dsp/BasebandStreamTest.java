package org.challengectl.dsp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.challengectl.dsp.testkit.Recording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BasebandStreamTest {

  /** A carrier that comes on at exactly 0.1 s. */
  private static BasebandStream stream(int rateHz) {
    long[] sample = {0};
    BasebandSource source =
        (iq, offset, samples) -> {
          for (int n = 0; n < samples; n++) {
            iq[offset + 2 * n] = sample[0]++ < 800 ? 0 : 0.5f;
            iq[offset + 2 * n + 1] = 0;
          }
        };
    return new BasebandStream(source, 8_000, rateHz, 800, rateHz / 4);
  }

  @ParameterizedTest
  @ValueSource(ints = {8_000, 250_000, 2_000_000, 2_048_001, 20_000_000})
  void startsOnTimeAndHasItsLength(int rateHz) {
    Recording recording = Recording.of(stream(rateHz)::read, rateHz, 50_000);
    assertEquals(rateHz / 4, recording.samples());
    int rise = 0;
    while (recording.magnitude(rise) < 0.25) {
      rise++;
    }
    assertEquals(0.1, rise / (double) rateHz, 1.0 / 8_000);
    assertEquals(0.5, recording.magnitude(recording.samples() - 1), 1e-4);
  }

  @Test
  void givesTheSameSamplesInBlocksOfAnySize() {
    float[] expected = Recording.of(stream(2_000_000)::read, 2_000_000, 100_000).iq();
    for (int block : new int[] {1, 7, 8_192, 500_000}) {
      assertArrayEquals(expected, Recording.of(stream(2_000_000)::read, 2_000_000, block).iq());
    }
  }

  @Test
  void staysAtItsEnd() {
    BasebandStream stream = stream(8_000);
    float[] iq = new float[2 * 2_000];
    assertEquals(2_000, stream.read(iq, 0, 2_000));
    assertEquals(-1, stream.read(iq, 0, 1));
    assertEquals(-1, stream.read(iq, 0, 1));
    assertTrue(iq[iq.length - 2] > 0);
  }
}
