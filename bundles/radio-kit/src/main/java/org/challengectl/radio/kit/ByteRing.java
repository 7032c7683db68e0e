package org.challengectl.radio.kit;

import com.sun.jna.Pointer;

/**
 * Bytes on their way from one thread to one other. Neither ever waits here, and nothing is
 * allocated, so that either end may be a callback of a native library.
 */
public final class ByteRing {

  private final byte[] bytes;
  private final int mask;
  private volatile long written;
  private volatile long taken;

  /**
   * @param atLeast capacity in bytes; the next power of two is taken
   */
  public ByteRing(int atLeast) {
    if (atLeast < 1 || atLeast > 1 << 30) {
      throw new IllegalArgumentException("capacity must be 1 to 2^30 bytes, was " + atLeast);
    }
    int capacity = Integer.highestOneBit(Math.max(1, atLeast - 1)) << 1;
    bytes = new byte[capacity];
    mask = capacity - 1;
  }

  public int capacity() {
    return bytes.length;
  }

  /** Bytes that can be taken. */
  public int available() {
    return (int) (written - taken);
  }

  /** Bytes that can be put. */
  public int room() {
    return bytes.length - available();
  }

  /**
   * Puts what there is room for.
   *
   * @return how many bytes
   */
  public int put(byte[] from, int offset, int length) {
    int done = 0;
    while (done < length) {
      int some = unbroken(written, Math.min(length - done, room()));
      if (some == 0) {
        break;
      }
      System.arraycopy(from, offset + done, bytes, (int) written & mask, some);
      wrote(some);
      done += some;
    }
    return done;
  }

  /** As {@link #put(byte[], int, int)}, from native memory. */
  public int put(Pointer from, long offset, int length) {
    int done = 0;
    while (done < length) {
      int some = unbroken(written, Math.min(length - done, room()));
      if (some == 0) {
        break;
      }
      from.read(offset + done, bytes, (int) written & mask, some);
      wrote(some);
      done += some;
    }
    return done;
  }

  /**
   * Takes what there is.
   *
   * @return how many bytes
   */
  public int take(byte[] to, int offset, int length) {
    int done = 0;
    while (done < length) {
      int some = unbroken(taken, Math.min(length - done, available()));
      if (some == 0) {
        break;
      }
      System.arraycopy(bytes, (int) taken & mask, to, offset + done, some);
      took(some);
      done += some;
    }
    return done;
  }

  /** As {@link #take(byte[], int, int)}, into native memory. */
  public int take(Pointer to, long offset, int length) {
    int done = 0;
    while (done < length) {
      int some = unbroken(taken, Math.min(length - done, available()));
      if (some == 0) {
        break;
      }
      to.write(offset + done, bytes, (int) taken & mask, some);
      took(some);
      done += some;
    }
    return done;
  }

  private int unbroken(long position, int length) {
    return Math.min(length, bytes.length - ((int) position & mask));
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // one thread puts
  private void wrote(int some) {
    written += some;
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // one thread takes
  private void took(int some) {
    taken += some;
  }
}
