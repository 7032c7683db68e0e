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
  public void give(Pointer block, long offset, int bytes) {
    int whole = whole(bytes);
    int fits = fitting(whole);
    count(whole, closed ? whole : ring.put(block, offset, fits));
  }

  /** As {@link #give(Pointer, long, int)}, from an array. */
  public void give(byte[] block, int offset, int bytes) {
    int whole = whole(bytes);
    int fits = fitting(whole);
    count(whole, closed ? whole : ring.put(block, offset, fits));
  }

  /**
   * Waits until so many bytes would not be lost. For hardware that can wait; a callback must not.
   *
   * @return whether there is room now, or nobody reads any more
   */
  public boolean awaitRoom(int bytes, long millis) {
    long until = System.nanoTime() + millis * 1_000_000;
    while (!closed && ring.room() < bytes && System.nanoTime() < until) {
      LockSupport.parkNanos(NAP_NANOS);
    }
    return closed || ring.room() >= bytes;
  }

  /** The hardware says that so many samples never came. */
  @SuppressWarnings("NonAtomicVolatileUpdate") // one thread gives
  public void lost(long samples) {
    lostByHardware += samples;
  }

  private int whole(int bytes) {
    if (firstNanos == 0) {
      firstNanos = System.nanoTime();
    }
    return bytes - bytes % format.bytesPerSample();
  }

  private int fitting(int bytes) {
    int size = format.bytesPerSample();
    return Math.min(bytes, ring.room() / size * size);
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // one thread gives
  private void count(int came, int kept) {
    lostByReader += (came - kept) / format.bytesPerSample();
    arrivals++;
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
