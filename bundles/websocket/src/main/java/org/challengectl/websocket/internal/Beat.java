package org.challengectl.websocket.internal;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.challengectl.views.Coalescer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One thread that does things later, and again and again. */
final class Beat implements Coalescer.Timer, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Beat.class);

  private final ScheduledExecutorService executor;

  Beat(String name) {
    executor =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, name);
              thread.setDaemon(true);
              return thread;
            });
  }

  @Override
  public void after(Duration delay, Runnable task) {
    try {
      var unused = executor.schedule(() -> guarded(task), delay.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      LOG.debug("It is too late for anything");
    }
  }

  void every(Duration period, Runnable task) {
    long millis = period.toMillis();
    var unused =
        executor.scheduleWithFixedDelay(() -> guarded(task), millis, millis, TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }

  private static void guarded(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      LOG.warn("A WebSocket task failed", e);
    }
  }
}
