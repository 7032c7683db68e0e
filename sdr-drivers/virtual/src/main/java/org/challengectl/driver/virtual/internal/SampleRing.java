package org.challengectl.driver.virtual.internal;

/**
 * Samples on their way from one thread to one other. The storage is shared with both, so that a
 * producer can fill it and a consumer can work on it in place; the counters are what is guarded.
 */
final class SampleRing {

  private final float[] iq;
  private final int capacity;
  private long written;
  private long taken;
  private long lost;
  private boolean finished;
  private boolean closed;

  /**
   * @param capacity in complex samples
   */
  SampleRing(int capacity) {
    this.capacity = capacity;
    this.iq = new float[2 * capacity];
  }

  /** The storage; see {@link #writeOffset} and {@link #readOffset}. */
  float[] storage() {
    return iq;
  }

  int capacity() {
    return capacity;
  }

  /** Where in the storage the next sample goes, in floats. */
  synchronized int writeOffset() {
    return 2 * (int) (written % capacity);
  }

  /** Where in the storage the next sample is, in floats. */
  synchronized int readOffset() {
    return 2 * (int) (taken % capacity);
  }

  /** Waits for room; returns how many samples fit without a break, 0 once the ring is closed. */
  synchronized int awaitRoom(int atMost) throws InterruptedException {
    while (!closed && written - taken == capacity) {
      wait();
    }
    return closed ? 0 : room(atMost);
  }

  /** How many samples fit without a break now. */
  synchronized int room(int atMost) {
    int free = (int) (capacity - (written - taken));
    int unbroken = capacity - (int) (written % capacity);
    return Math.min(atMost, Math.min(free, unbroken));
  }

  synchronized void wrote(int samples) {
    written += samples;
    notifyAll();
  }

  /** Samples that can be read. */
  synchronized int available() {
    return (int) (written - taken);
  }

  /** How many samples can be read without a break. */
  synchronized int readable(int atMost) {
    int unbroken = capacity - (int) (taken % capacity);
    return Math.min(atMost, Math.min((int) (written - taken), unbroken));
  }

  synchronized void took(int samples) {
    taken += samples;
    notifyAll();
  }

  /** Copies samples in; what does not fit is lost. */
  void offer(float[] from, int samples) {
    int done = 0;
    int room;
    while (done < samples && (room = room(samples - done)) > 0) {
      System.arraycopy(from, 2 * done, iq, writeOffset(), 2 * room);
      wrote(room);
      done += room;
    }
    if (done < samples) {
      lose(samples - done);
    }
  }

  /** Copies samples out; returns how many there were. */
  int poll(float[] to, int offset, int samples) {
    int done = 0;
    int some;
    while (done < samples && (some = readable(samples - done)) > 0) {
      System.arraycopy(iq, readOffset(), to, offset + 2 * done, 2 * some);
      took(some);
      done += some;
    }
    return done;
  }

  /** Waits until so many samples can be read, the end was reached, or time is up. */
  synchronized void awaitAvailable(int samples, long millis) throws InterruptedException {
    long until = System.nanoTime() + millis * 1_000_000;
    while (!closed && !finished && written - taken < Math.min(samples, capacity)) {
      long left = (until - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        return;
      }
      wait(left);
    }
  }

  /** Waits until there is room for so many samples; returns at once when closed. */
  synchronized void awaitDrained(int room) throws InterruptedException {
    while (!closed && capacity - (written - taken) < Math.min(room, capacity)) {
      wait();
    }
  }

  synchronized void lose(long samples) {
    lost += samples;
  }

  synchronized long lost() {
    return lost;
  }

  /** The producer has no more samples. */
  synchronized void finish() {
    finished = true;
    notifyAll();
  }

  synchronized boolean isFinished() {
    return finished;
  }

  /** Whether everything was read that ever will be. */
  synchronized boolean isDrained() {
    return finished && written == taken;
  }

  /** Nobody waits any more. */
  synchronized void close() {
    closed = true;
    notifyAll();
  }

  synchronized boolean isClosed() {
    return closed;
  }
}
