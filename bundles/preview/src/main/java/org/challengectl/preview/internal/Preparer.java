package org.challengectl.preview.internal;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.challengectl.preview.BusyException;
import org.challengectl.preview.PreviewRequest;
import org.challengectl.preview.TooLongException;
import org.challengectl.signal.SignalException;

/**
 * Prepares signals on threads of its own, so that one that takes too long can be given up. It is
 * interrupted then, which ends the reading of files; as a modulation may take no notice, only a few
 * that were given up may linger.
 */
final class Preparer {

  private final Duration limit;
  private final Semaphore threads;

  /**
   * @param limit how long a preparation may take
   * @param most preparations at once, with those that linger
   */
  Preparer(Duration limit, int most) {
    this.limit = limit;
    threads = new Semaphore(most);
  }

  /**
   * Prepares a transmission.
   *
   * @throws TooLongException if that takes too long
   * @throws BusyException if too many linger that were given up
   */
  FittingRate.Prepared prepare(PreviewRequest request)
      throws SignalException, InterruptedException {
    if (!threads.tryAcquire()) {
      throw new BusyException(BoundedPreviews.RETRY_AFTER);
    }
    CompletableFuture<FittingRate.Prepared> result = new CompletableFuture<>();
    Thread thread = new Thread(() -> run(request, result), "challengectl-preview");
    thread.setDaemon(true);
    start(thread);
    try {
      return result.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw rethrown(e.getCause());
    } catch (TimeoutException e) {
      giveUp(result, thread);
      throw new TooLongException(limit);
    } catch (InterruptedException e) {
      giveUp(result, thread);
      throw e;
    }
  }

  private void start(Thread thread) {
    boolean started = false;
    try {
      thread.start();
      started = true;
    } finally {
      if (!started) {
        threads.release();
      }
    }
  }

  private void run(PreviewRequest request, CompletableFuture<FittingRate.Prepared> result) {
    FittingRate.Prepared prepared;
    try {
      prepared = FittingRate.prepare(request);
    } catch (SignalException | RuntimeException | Error e) {
      threads.release();
      result.completeExceptionally(e);
      return;
    }
    threads.release();
    if (!result.complete(prepared)) {
      prepared.signal().close();
    }
  }

  private static void giveUp(CompletableFuture<FittingRate.Prepared> result, Thread thread) {
    if (result.cancel(false)) {
      thread.interrupt();
    } else if (!result.isCompletedExceptionally()) {
      result.join().signal().close();
    }
  }

  private static SignalException rethrown(Throwable cause) {
    if (cause instanceof SignalException refused) {
      return refused;
    }
    if (cause instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) cause;
  }
}
