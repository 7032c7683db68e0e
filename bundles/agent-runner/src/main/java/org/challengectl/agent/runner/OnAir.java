package org.challengectl.agent.runner;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.challengectl.radio.Radio;
import org.challengectl.radio.RadioException;
import org.challengectl.radio.SampleSource;
import org.challengectl.radio.TransmitReport;
import org.challengectl.radio.TransmitSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One call of {@link Radio#transmit} under supervision. The call has a thread of its own; another
 * one waits for the guard and silences the radio; if that does not help, a third closes it; if that
 * does not help either, the radio is given up. Whichever of them hangs, the others do not wait for
 * it.
 */
final class OnAir implements Watchdog.Watched {

  private static final Logger LOG = LoggerFactory.getLogger(OnAir.class);
  private static final long SILENCE_PATIENCE = Duration.ofMillis(250).toNanos();
  private static final long RETURN_PATIENCE = Duration.ofMillis(1500).toNanos();
  private static final long LAST_PATIENCE = Duration.ofSeconds(4).toNanos();

  /** How the call went. */
  sealed interface Result {

    /** It returned. */
    record Returned(TransmitReport report) implements Result {}

    /** It failed. */
    record Failed(String why) implements Result {}

    /**
     * It never came back.
     *
     * @param quiet whether the radio at least obeyed when it was silenced or closed
     */
    record Hung(boolean quiet) implements Result {}
  }

  private final String name;
  private final Radio radio;
  private final Guard guard;
  private final CompletableFuture<Result> result = new CompletableFuture<>();
  private volatile boolean quiet;
  private boolean ended;
  private long endedNanos;
  private volatile boolean breaking;

  /**
   * @param name for threads and logs
   */
  OnAir(String name, Radio radio, Guard guard) {
    this.name = name;
    this.radio = radio;
    this.guard = guard;
  }

  /** Begins; returns at once. All threads that may be needed to end it exist before it begins. */
  void start(TransmitSettings settings, SampleSource source) {
    spawn("silencer", this::silenceWhenEnded);
    spawn("tx", () -> transmit(settings, source));
  }

  /**
   * Waits for its end.
   *
   * @return null if it goes on
   */
  Result await(Duration atMost) throws InterruptedException {
    try {
      return result.get(atMost.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return null;
    } catch (ExecutionException e) {
      throw new IllegalStateException("a result is never a failure", e);
    }
  }

  /** Whether the radio had to be closed. */
  boolean broken() {
    return breaking;
  }

  @Override
  public void tick(long nowNanos) {
    if (guard.mayRadiate() || result.isDone()) {
      return;
    }
    if (!ended) {
      ended = true;
      endedNanos = nowNanos;
    }
    long since = nowNanos - endedNanos;
    boolean deaf = !quiet && since > SILENCE_PATIENCE;
    if (!breaking && (deaf || since > RETURN_PATIENCE)) {
      breaking = true;
      LOG.error("{}: the radio does not fall silent; closing it", name);
      spawn("breaker", this::closeRadio);
    }
    if (since > LAST_PATIENCE) {
      result.complete(new Result.Hung(quiet));
    }
  }

  private void transmit(TransmitSettings settings, SampleSource source) {
    Result outcome;
    try {
      outcome = new Result.Returned(radio.transmit(settings, source));
    } catch (RadioException e) {
      outcome = new Result.Failed(e.getMessage());
    } catch (RuntimeException | Error e) {
      LOG.error("{}: driver or modulation failed", name, e);
      quieten();
      outcome = new Result.Failed("driver or modulation failed: " + e);
    }
    result.complete(outcome);
  }

  private void silenceWhenEnded() {
    try {
      guard.awaitEnd();
      if (!result.isDone()) {
        quieten();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void quieten() {
    try {
      radio.silence();
      quiet = true;
    } catch (RuntimeException | Error e) {
      LOG.error("{}: the radio cannot be silenced", name, e);
    }
  }

  private void closeRadio() {
    try {
      radio.close();
      quiet = true;
    } catch (RuntimeException | Error e) {
      LOG.error("{}: the radio cannot be closed", name, e);
    }
  }

  private void spawn(String what, Runnable task) {
    Thread thread = new Thread(task, what + "-" + name);
    thread.setDaemon(true);
    thread.start();
  }
}
