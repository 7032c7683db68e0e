package org.challengectl.radio.kit;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.challengectl.radio.RadioException;
import org.challengectl.radio.RadioException.Reason;

/**
 * Calls into a vendor's library, one after the other on a thread of their own, each with a limit of
 * time. One that hangs leaves its thread behind and all later ones fail at once, until it comes
 * back; whoever called goes on.
 */
public final class NativeCalls implements AutoCloseable {

  /** What is done in the library. */
  @FunctionalInterface
  public interface Call<T> {
    T run() throws RadioException;
  }

  /** As {@link Call}, without a result. */
  @FunctionalInterface
  public interface Action {
    void run() throws RadioException;
  }

  /** One call; never equal to another one. */
  private static final class Running {

    private final String what;
    private final Instant since = Instant.now();

    Running(String what) {
      this.what = what;
    }
  }

  private final String who;
  private final ExecutorService thread;
  private volatile Running running;
  private volatile Running hanging;

  /**
   * @param who for messages and the thread's name, e.g. "hackrf 0"
   */
  public NativeCalls(String who) {
    this.who = who;
    this.thread =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread made = new Thread(task, "native-" + who);
              made.setDaemon(true);
              return made;
            });
  }

  /**
   * Calls and waits.
   *
   * @param what for messages, e.g. "hackrf_start_tx"
   * @throws RadioException what the call throws, or {@link Reason#FAILED} if it hangs or crashes
   */
  public <T> T call(String what, Duration limit, Call<T> call) throws RadioException {
    Optional<String> hung = hung();
    if (hung.isPresent()) {
      throw new RadioException(Reason.FAILED, hung.get());
    }
    Future<T> result =
        thread.submit(
            () -> {
              running = new Running(what);
              try {
                return call.run();
              } finally {
                running = null;
              }
            });
    try {
      return result.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      hanging = running;
      if (result.isDone()) {
        return finished(result);
      }
      throw new RadioException(
          Reason.FAILED,
          hung().orElse("%s: %s came too late for %d ms".formatted(who, what, limit.toMillis())),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RadioException(Reason.FAILED, who + ": interrupted in " + what, e);
    } catch (ExecutionException e) {
      throw failure(what, e.getCause());
    }
  }

  /** As {@link #call}, without a result. */
  public void run(String what, Duration limit, Action action) throws RadioException {
    boolean done =
        call(
            what,
            limit,
            () -> {
              action.run();
              return true;
            });
    assert done;
  }

  /** Does something when the call that hangs has come back, or at once if none does. */
  void later(Runnable task) {
    thread.execute(task);
  }

  /** Which call hangs, since when, in words; empty if none does. */
  public Optional<String> hung() {
    Running now = running;
    return now != null && now == hanging
        ? Optional.of(
            "%s: the library's %s has not returned since %s"
                .formatted(who, now.what, now.since.truncatedTo(ChronoUnit.SECONDS)))
        : Optional.empty();
  }

  /** Takes no more calls. */
  @Override
  public void close() {
    thread.shutdown();
  }

  private <T> T finished(Future<T> result) throws RadioException {
    try {
      return result.get();
    } catch (ExecutionException e) {
      throw failure("a call", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RadioException(Reason.FAILED, who + ": interrupted", e);
    }
  }

  private RadioException failure(String what, Throwable cause) {
    if (cause instanceof RadioException known) {
      return new RadioException(known.reason(), known.getMessage(), known);
    }
    if (cause instanceof UnsatisfiedLinkError) {
      return new RadioException(
          Reason.UNSUPPORTED,
          who + ": the library is too old or new: " + cause.getMessage(),
          cause);
    }
    return new RadioException(
        Reason.FAILED, "%s: %s failed: %s".formatted(who, what, cause), cause);
  }
}
