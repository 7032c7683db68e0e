package org.challengectl.radio.kit;

import com.sun.jna.Pointer;
import java.util.concurrent.locks.LockSupport;

/**
 * Received bytes, between the hardware and the thread that wants samples. The hardware never waits
 * here: what nobody has read in time is lost, and counted.
 */
public final class ReceiveSink {

  private static final long NAP_NANOS = 1_000_000;

  private final ByteRing ring;
  private final SampleFormat format;
  private final byte[] scratch;
  private volatile long lostByReader;
  private volatile long lostByHardware;
  private volatile long arrivals;
  private volatile long firstNanos;
  private volatile boolean closed;

  /**
   * @param samples how many complex samples wait here at most
   */
  ReceiveSink(SampleFormat format, int samples) {
    this.format = format;
    this.ring = new ByteRing(Math.multiplyExact(samples, format.bytesPerSample()));
    this.scratch = new byte[8_192 * format.bytesPerSample()];
  }

  public SampleFormat format() {
    return format;
  }

  /**
   * Takes a block from the hardware. Never waits and allocates nothing.
   *
   * @param offset of the first byte in {@code block}
   * @param bytes a whole number of samples; a broken last one is dropped
   */
  @SuppressWarnings("NonAtomicVolatileUpdate") // one thread gives
  public void give(Pointer block, long offset, int bytes) {
    int size = format.bytesPerSample();
    int whole = bytes - bytes % size;
    if (firstNanos == 0) {
      firstNanos = System.nanoTime();
    }
    int fits = Math.min(whole, ring.room() / size * size);
    int put = closed ? whole : ring.put(block, offset, fits);
    lostByReader += (whole - put) / size;
    arrivals++;
  }

  /** The hardware says that so many samples never came. */
  @SuppressWarnings("NonAtomicVolatileUpdate") // one thread gives
  public void lost(long samples) {
    lostByHardware += samples;
  }

  /** How many blocks came; tells whether anything still comes. */
  long arrivals() {
    return arrivals;
  }

  /** {@link System#nanoTime} when the first block was there, 0 before. */
  long firstNanos() {
    return firstNanos;
  }

  long lost() {
    return lostByReader + lostByHardware;
  }

  /**
   * Waits for samples.
   *
   * @return how many; 0 if none came in time or it was closed
   */
  int read(float[] iq, int offset, int samples, long millis) {
    int size = format.bytesPerSample();
    long until = System.nanoTime() + millis * 1_000_000;
    while (!closed && ring.available() < size && System.nanoTime() < until) {
      LockSupport.parkNanos(NAP_NANOS);
    }
    int done = 0;
    while (!closed && done < samples) {
      int wanted = Math.min(scratch.length, (samples - done) * size);
      int some = ring.take(scratch, 0, Math.min(wanted, ring.available() / size * size)) / size;
      if (some == 0) {
        break;
      }
      format.decode(scratch, 0, iq, offset + 2 * done, some);
      done += some;
    }
    return done;
  }

  void close() {
    closed = true;
  }

  boolean isClosed() {
    return closed;
  }
}
