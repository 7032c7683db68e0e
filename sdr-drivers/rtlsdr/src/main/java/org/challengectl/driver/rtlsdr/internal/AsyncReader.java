package org.challengectl.driver.rtlsdr.internal;

import com.sun.jna.Pointer;
import org.challengectl.driver.rtlsdr.internal.RtlSdrLibrary.BlockCallback;
import org.challengectl.radio.RadioException;
import org.challengectl.radio.RadioException.Reason;
import org.challengectl.radio.kit.ReceiveSink;

/** A thread of ours within {@code rtlsdr_read_async}. */
final class AsyncReader {

  private static final long STOP_NANOS = 1_500_000_000;
  private static final long JOIN_MILLIS = 20;
  private static final int BUFFERS = 32;
  private static final int BUFFER_STEP = 16_384; // of USB; others lose samples

  private final String name;
  private final RtlSdrLibrary library;
  private final Pointer device;
  private final int blockBytes;
  private final BlockCallback callback; // the library holds its address only
  private final Thread thread;
  private volatile boolean stopped;
  private volatile int result;

  AsyncReader(
      String name, RtlSdrLibrary library, Pointer device, ReceiveSink sink, int blockBytes) {
    this.name = name;
    this.library = library;
    this.device = device;
    this.blockBytes = blockBytes;
    this.callback = (samples, bytes, context) -> sink.give(samples, 0, bytes);
    this.thread = new Thread(this::run, "read-" + name);
    thread.setDaemon(true);
  }

  /** About 20 ms: the library's own are half a second long at low rates. */
  static int blockBytes(int sampleRateHz) {
    int wanted = 2 * sampleRateHz / 50;
    return (wanted + BUFFER_STEP - 1) / BUFFER_STEP * BUFFER_STEP;
  }

  void start() {
    thread.start();
  }

  /** Throws if it has ended by itself. */
  void check() throws RadioException {
    if (!stopped && !thread.isAlive()) {
      throw new RadioException(
          Reason.FAILED,
          "%s does not stream any more (rtlsdr_read_async says %d); was it unplugged?"
              .formatted(name, result));
    }
  }

  /**
   * Cancels again and again until it is back: what comes before it has begun to read is ignored.
   */
  void stop() throws RadioException {
    stopped = true;
    long until = System.nanoTime() + STOP_NANOS;
    try {
      while (thread.isAlive() && System.nanoTime() < until) {
        library.rtlsdr_cancel_async(device);
        thread.join(JOIN_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RadioException(Reason.FAILED, name + ": interrupted while stopping", e);
    }
    if (thread.isAlive()) {
      throw new RadioException(
          Reason.FAILED, name + ": rtlsdr_read_async does not come back although cancelled");
    }
  }

  private void run() {
    if (!stopped) {
      result = library.rtlsdr_read_async(device, callback, null, BUFFERS, blockBytes);
    }
  }
}
