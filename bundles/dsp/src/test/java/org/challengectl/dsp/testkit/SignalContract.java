package org.challengectl.dsp.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import org.challengectl.dsp.FrequencyRange;
import org.challengectl.signal.Flag;
import org.challengectl.signal.Modulation;
import org.challengectl.signal.Parameters;
import org.challengectl.signal.Signal;
import org.challengectl.signal.SignalException;

/** What every signal must fulfil, whatever its modulation. */
public final class SignalContract {

  private final Modulation modulation;

  public SignalContract(Modulation modulation) {
    this.modulation = modulation;
  }

  /** Prepares under the modulation's own name. */
  public Signal prepare(Flag flag, Map<String, ?> parameters, int rateHz) throws SignalException {
    return modulation.prepare(flag, Parameters.check(modulation.descriptor(), parameters), rateHz);
  }

  /** Prepares and reads everything. */
  public Recording record(Flag flag, Map<String, ?> parameters, int rateHz) throws SignalException {
    try (Signal signal = prepare(flag, parameters, rateHz)) {
      return Recording.of(signal::read, rateHz, 10_000);
    }
  }

  /** What is said of a text that cannot be sent. */
  public String refusal(String text, Map<String, ?> parameters) {
    return assertThrows(
            SignalException.class,
            () -> prepare(new Flag.Text(text), parameters, Signal.MIN_SAMPLE_RATE_HZ))
        .getMessage();
  }

  /** Programs without a container find it as well. */
  public void isFoundByTheServiceLoader() {
    assertTrue(
        ServiceLoader.load(Modulation.class).stream()
            .anyMatch(provider -> provider.type() == modulation.getClass()));
  }

  /** Announced length, legal samples, and an end that stays one. */
  public void keepsItsPromises(Flag flag, Map<String, ?> parameters, int rateHz)
      throws SignalException {
    try (Signal signal = prepare(flag, parameters, rateHz)) {
      Recording all = Recording.of(signal::read, rateHz, 10_000);
      assertEquals(signal.sampleCount(), all.samples());
      assertEquals(all.samples() / (double) rateHz, signal.duration().toNanos() / 1e9, 1e-8);
      assertEquals(-1, signal.read(new float[2], 0, 1));
      double peak = all.peak();
      assertTrue(peak > 0.3 && peak <= 1, () -> "peak " + peak);
    }
  }

  /** The announced band agrees with a measurement, to 5 % of its width. */
  public void announcesItsBand(Flag flag, Map<String, ?> parameters, int rateHz)
      throws SignalException {
    try (Signal signal = prepare(flag, parameters, rateHz)) {
      FrequencyRange measured = Recording.of(signal::read, rateHz, 10_000).occupied();
      double announced = signal.occupiedBand().widthHz();
      Supplier<String> text = () -> signal.occupiedBand() + " announced, measured " + measured;
      assertEquals(measured.widthHz(), announced, 0.05 * announced, text);
      assertEquals(measured.lowHz(), signal.occupiedBand().lowHz(), 0.05 * announced, text);
    }
  }

  /** The same samples in blocks of any size. */
  public void doesNotDependOnBlockSizes(Flag flag, Map<String, ?> parameters, int rateHz)
      throws SignalException {
    float[] expected = record(flag, parameters, rateHz).iq();
    for (int block : new int[] {997, 65_536}) {
      try (Signal signal = prepare(flag, parameters, rateHz)) {
        assertArrayEquals(expected, Recording.of(signal::read, rateHz, block).iq());
      }
    }
  }

  /** No garbage while it runs. */
  public void allocatesNothing(Flag flag, Map<String, ?> parameters, int rateHz)
      throws SignalException {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    float[] block = new float[2 * 4096];
    try (Signal signal = prepare(flag, parameters, rateHz)) {
      long left = signal.sampleCount() / 4096 - 20;
      assertTrue(left > 10, "the signal is too short for this test");
      for (int warm = 0; warm < 10; warm++) {
        signal.read(block, 0, 4096);
      }
      long before = threads.getCurrentThreadAllocatedBytes();
      for (long n = 0; n < left; n++) {
        signal.read(block, 0, 4096);
      }
      long bytes = threads.getCurrentThreadAllocatedBytes() - before;
      assertTrue(bytes < 16 * left, () -> bytes + " bytes were allocated in " + left + " blocks");
    }
  }
}
