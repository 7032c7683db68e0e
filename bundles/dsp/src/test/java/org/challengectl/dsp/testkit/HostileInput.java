package org.challengectl.dsp.testkit;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.challengectl.signal.Flag;
import org.challengectl.signal.Modulation;
import org.challengectl.signal.Parameter;
import org.challengectl.signal.Parameters;
import org.challengectl.signal.Signal;
import org.challengectl.signal.SignalException;

/**
 * Throws parameters and flags of all sorts at a modulation, from a fixed seed. What is accepted
 * must give legal samples; what is not must be refused with a {@link SignalException}.
 */
public final class HostileInput {

  private static final int SAMPLES_READ = 20_000;
  private static final List<Object> NONSENSE =
      List.of("", "NaN", "-1", "1e400", "\u0000", "\ud83d\ude00", List.of(), Map.of(), true, -0.0);

  private final Modulation modulation;
  private final List<Flag> goodFlags;
  private final Path folder;
  private final SplittableRandom random;

  /**
   * @param goodFlags that can be sent; others are made from them
   * @param folder for files, empty
   */
  public HostileInput(Modulation modulation, List<Flag> goodFlags, Path folder, long seed) {
    this.modulation = modulation;
    this.goodFlags = List.copyOf(goodFlags);
    this.folder = folder;
    random = new SplittableRandom(seed);
  }

  /**
   * Tries so many combinations.
   *
   * @return how many of them could be sent, so that a test can see that not all were refused
   */
  public int tryOut(int cases) {
    return assertTimeoutPreemptively(
        Duration.ofMinutes(3),
        () -> {
          int sent = 0;
          for (int n = 0; n < cases; n++) {
            sent += tryOne() ? 1 : 0;
          }
          return sent;
        });
  }

  private boolean tryOne() throws IOException {
    Map<String, Object> raw = parameters();
    Flag flag = flag();
    String what = "flag " + flag + ", parameters " + raw;
    try {
      Parameters parameters = Parameters.check(modulation.descriptor(), raw);
      int lowest = modulation.minimumRateHz(flag, parameters);
      assertTrue(lowest >= Signal.MIN_SAMPLE_RATE_HZ && lowest <= Signal.MAX_SAMPLE_RATE_HZ, what);
      int rateHz = random.nextBoolean() ? lowest : lowest + random.nextInt(1_000_000);
      try (Signal signal =
          modulation.prepare(flag, parameters, Math.min(rateHz, Signal.MAX_SAMPLE_RATE_HZ))) {
        check(signal, what);
        return true;
      }
    } catch (SignalException refused) {
      assertFalse(refused.problems().isEmpty(), what);
      return false;
    } catch (RuntimeException | Error e) {
      throw new AssertionError(what, e);
    }
  }

  private void check(Signal signal, String what) {
    assertTrue(signal.sampleCount() > 0 && !signal.duration().isNegative(), what);
    assertTrue(signal.occupiedBand().widthHz() > 0, what);
    float[] block = new float[2 * 1024];
    int left = SAMPLES_READ;
    while (left > 0) {
      int wanted = 1 + random.nextInt(1024);
      int count = signal.read(block, 0, wanted);
      if (count < 0) {
        return;
      }
      assertTrue(count > 0 && count <= wanted, what);
      for (int k = 0; k < 2 * count; k += 2) {
        double power = block[k] * (double) block[k] + block[k + 1] * (double) block[k + 1];
        assertTrue(power <= 1, () -> "a sample of power " + power + " from " + what);
      }
      left -= count;
    }
  }

  private Map<String, Object> parameters() {
    Map<String, Object> raw = new HashMap<>();
    boolean wild = random.nextInt(4) == 0;
    for (Parameter parameter : modulation.descriptor().parameters()) {
      if (random.nextBoolean()) {
        raw.put(parameter.name(), wild && random.nextInt(3) == 0 ? wild() : plausible(parameter));
      }
    }
    return raw;
  }

  private Object wild() {
    return random.nextBoolean()
        ? NONSENSE.get(random.nextInt(NONSENSE.size()))
        : random.nextDouble(-1e12, 1e12);
  }

  private Object plausible(Parameter parameter) {
    return switch (parameter.type()) {
      case CHOICE -> parameter.choices().get(random.nextInt(parameter.choices().size()));
      case BOOLEAN -> random.nextBoolean();
      case TEXT -> random.nextBoolean() ? parameter.example() : text();
      case INTEGER -> Math.round(number(parameter));
      case NUMBER -> number(parameter);
    };
  }

  private double number(Parameter parameter) {
    double low = parameter.minimum() == null ? -1e6 : parameter.minimum().doubleValue();
    double high = parameter.maximum() == null ? 1e6 : parameter.maximum().doubleValue();
    return switch (random.nextInt(4)) {
      case 0 -> low;
      case 1 -> high;
      default -> low + random.nextDouble() * (high - low);
    };
  }

  private Flag flag() throws IOException {
    Flag good = goodFlags.get(random.nextInt(goodFlags.size()));
    return switch (random.nextInt(6)) {
      case 0 -> new Flag.Text(text());
      case 1 -> good instanceof Flag.File file ? damaged(file) : new Flag.Text(text());
      case 2 -> file(noise());
      default -> good;
    };
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(40);
    for (int n = 0; n < length; n++) {
      text.appendCodePoint(
          random.nextInt(8) == 0 ? random.nextInt(0x2_FFFF) : 32 + random.nextInt(95));
    }
    return text.toString();
  }

  private Flag damaged(Flag.File good) throws IOException {
    byte[] bytes = Files.readAllBytes(good.path());
    for (int n = random.nextInt(8); n > 0 && bytes.length > 0; n--) {
      bytes[random.nextInt(Math.min(bytes.length, 200))] = (byte) random.nextInt();
    }
    int length = random.nextBoolean() ? bytes.length : random.nextInt(bytes.length + 1);
    return file(Arrays.copyOf(bytes, length));
  }

  private byte[] noise() {
    byte[] bytes = new byte[random.nextInt(3_000)];
    for (int n = 0; n < bytes.length; n++) {
      bytes[n] = (byte) random.nextInt();
    }
    return bytes;
  }

  private Flag file(byte[] bytes) throws IOException {
    Path path = folder.resolve("hostile");
    Files.write(path, bytes);
    return new Flag.File(path, "hostile");
  }
}
