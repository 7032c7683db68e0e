package org.challengectl.radio.kit.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.challengectl.radio.Capture;
import org.challengectl.radio.Radio;
import org.challengectl.radio.RadioDriver;
import org.challengectl.radio.RadioException;
import org.challengectl.radio.RadioSettings;
import org.challengectl.radio.ReceiveSettings;
import org.challengectl.radio.TransmitReport;
import org.challengectl.radio.TransmitSettings;
import org.challengectl.radio.kit.SampleFormat;

/**
 * What tests do with a driver on its library's double.
 *
 * @param driver under test
 * @param sampleRateHz of all radios
 * @param frequencyHz of all transmissions and receptions
 * @param format of the samples in the double
 */
public record Rig(RadioDriver driver, int sampleRateHz, long frequencyHz, SampleFormat format) {

  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

  /** Opens the first radio. */
  public Radio radio(Map<String, String> options) throws RadioException {
    return radio("0", options);
  }

  /** Opens a radio. */
  public Radio radio(String name, Map<String, String> options) throws RadioException {
    return driver.open(new RadioSettings(name, sampleRateHz, options));
  }

  /** Why a radio does not open. */
  public RadioException refused(String name, Map<String, String> options) {
    return assertThrows(RadioException.class, () -> radio(name, options).close());
  }

  /** Sends noise to its end. */
  public TransmitReport send(Radio radio, int samples) throws RadioException {
    return radio.transmit(settings(), new Noise(samples));
  }

  /** Sends noise while the test goes on. */
  public CompletableFuture<TransmitReport> sending(Radio radio, int samples) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return send(radio, samples);
          } catch (RadioException e) {
            throw new CompletionException(e);
          }
        });
  }

  /** Where and as whom it sends. */
  public TransmitSettings settings() {
    return new TransmitSettings(frequencyHz, "test");
  }

  /** Starts to receive. */
  public Capture receive(Radio radio) throws RadioException {
    return radio.receive(new ReceiveSettings(frequencyHz));
  }

  /** Reads so many samples. */
  public static float[] read(Capture capture, int samples) throws RadioException {
    float[] got = new float[2 * samples];
    int have = 0;
    while (have < samples) {
      int some = capture.read(got, 2 * have, samples - have);
      assertTrue(some > 0, "the capture has ended");
      have += some;
    }
    return got;
  }

  /** Noise as a radio that receives it gives it, from its first sample. */
  public float[] heard(byte[] bytes, int samples) {
    float[] wanted = new float[2 * samples];
    format.decode(bytes, 0, wanted, 0, samples);
    return wanted;
  }

  /** What was sent is the noise, bit for bit, and then zeros. */
  public void assertSentOnce(byte[] sent, int samples) {
    byte[] wanted = Noise.encoded(samples, format);
    assertTrue(sent.length >= wanted.length, sent.length + " bytes were sent");
    assertArrayEquals(wanted, Arrays.copyOf(sent, wanted.length));
    for (int i = wanted.length; i < sent.length; i++) {
      assertEquals(0, sent[i], "byte " + i);
    }
  }

  /** What was sent is all of the noise in its order, with nothing but zeros between and behind. */
  public void assertSentWithGaps(byte[] sent, int samples) {
    byte[] wanted = Noise.encoded(samples, format);
    int at = 0;
    int zeros = 0;
    for (byte one : sent) {
      if (at < wanted.length && one == wanted[at]) {
        at++;
      } else {
        assertEquals(0, one, "byte " + (at + zeros));
        zeros++;
      }
    }
    assertEquals(wanted.length, at);
    assertTrue(zeros > 0, "there was no gap");
  }

  /** Waits for something. */
  public static void await(BooleanSupplier condition) {
    long until = System.nanoTime() + PATIENCE_NANOS;
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < until, "it does not happen");
      sleep(10);
    }
  }

  /** Sleeps. */
  public static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
