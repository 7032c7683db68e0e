package org.challengectl.radio.kit;

import com.sun.jna.Pointer;
import java.util.concurrent.locks.LockSupport;

/**
 * The bytes of one transmission, between the thread that makes them and the one that gives them to
 * the hardware. The hardware always gets a whole block: where there is nothing to send in time it
 * is filled with zeros and counted as an underrun, so that no library ever sends an old buffer
 * again. After the signal comes a tail of zeros that pushes its last sample through the hardware.
 */
public final class TransmitFeed {

  private static final long NAP_NANOS = 500_000;

  private final ByteRing ring;
  private final SampleFormat format;
  private final long tailBytes;
  private volatile boolean finished;
  private volatile boolean cut;
  private volatile boolean over;
  private volatile long given;
  private volatile long underruns;
  private volatile long startedNanos;
  private volatile long blocks;
  private long tailGiven;

  /**
   * @param samples how many complex samples wait here at most
   * @param tailSamples zeros after the last sample
   */
  TransmitFeed(SampleFormat format, int samples, int tailSamples) {
    this.format = format;
    this.ring = new ByteRing(Math.multiplyExact(samples, format.bytesPerSample()));
    this.tailBytes = (long) tailSamples * format.bytesPerSample();
  }

  public SampleFormat format() {
    return format;
  }

  /**
   * Fills a block for the hardware. Never waits and allocates nothing.
   *
   * @param bytes of the whole block
   * @return whether the block has to be sent; false when the signal and its tail were given, or the
   *     transmission was cut: then it is all zeros
   */
  @SuppressWarnings("NonAtomicVolatileUpdate") // one thread fills
  public boolean fill(Pointer block, int bytes) {
    boolean complete = finished; // before it is seen what there is
    blocks = blocks + 1;
    if (startedNanos == 0) {
      startedNanos = System.nanoTime();
    }
    int filled = cut ? 0 : ring.take(block, 0, bytes);
    if (filled < bytes) {
      block.setMemory(filled, bytes - filled, (byte) 0);
    }
    if (cut) {
      over = true;
      return false;
    }
    count(filled);
    if (filled == bytes) {
      return true;
    }
    if (!complete) {
      ranDry();
      return true;
    }
    if (filled == 0 && tailGiven >= tailBytes) {
      over = true;
      return false;
    }
    tailGiven += bytes - filled;
    return true;
  }

  /**
   * Takes signal only, for takers who need no zeros: they write files or packets. Waits a moment
   * for a whole block; one that is not there in time although the signal goes on is counted as an
   * underrun.
   *
   * @return how many bytes, a whole number of samples; -1 when the signal was given, or the
   *     transmission was cut
   */
  @SuppressWarnings("NonAtomicVolatileUpdate") // one thread takes
  public int take(byte[] block, int bytes, long millis) {
    await(bytes, millis);
    boolean complete = finished; // before it is seen what there is
    blocks = blocks + 1;
    if (startedNanos == 0) {
      startedNanos = System.nanoTime();
    }
    int size = format.bytesPerSample();
    int there = Math.min(bytes, ring.available() / size * size);
    int taken = cut ? 0 : ring.take(block, 0, there);
    if (cut || (complete && taken == 0)) {
      over = true;
      return -1;
    }
    count(taken);
    if (taken < bytes && !complete) {
      ranDry();
    }
    return taken;
  }

  /**
   * Waits until a whole block can be filled with signal, or the signal's end is there. For hardware
   * that takes blocks from a thread of ours; a callback must not wait.
   */
  public void await(int bytes, long millis) {
    long until = System.nanoTime() + millis * 1_000_000;
    while (!cut && !finished && ring.available() < bytes && System.nanoTime() < until) {
      LockSupport.parkNanos(NAP_NANOS);
    }
  }

  /** Whether everything, or all that is ever to be sent, was given to the hardware. */
  public boolean isOver() {
    return over;
  }

  boolean isCut() {
    return cut;
  }

  /** Complex samples of the signal that the hardware was given. */
  long samplesGiven() {
    return given / format.bytesPerSample();
  }

  /** How often the hardware was given zeros because nothing else was there. */
  long underruns() {
    return underruns;
  }

  /** How many blocks the hardware has asked for; tells whether it still asks. */
  long blocks() {
    return blocks;
  }

  /** {@link System#nanoTime} of the first block, 0 before. */
  long startedNanos() {
    return startedNanos;
  }

  /**
   * Takes encoded samples, as many as there is room for.
   *
   * @return how many bytes
   */
  int put(byte[] bytes, int offset, int length) {
    return ring.put(bytes, offset, length);
  }

  /** No more comes. */
  void finish() {
    finished = true;
  }

  /** From now on there are only zeros. */
  void cut() {
    cut = true;
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // one thread fills
  private void count(int bytes) {
    given += bytes;
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // one thread fills
  private void ranDry() {
    underruns++;
  }
}
