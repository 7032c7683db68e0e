package org.challengectl.preview.internal;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.challengectl.preview.BusyException;
import org.challengectl.preview.Preview;
import org.challengectl.preview.PreviewRequest;
import org.challengectl.preview.Previews;
import org.challengectl.signal.SignalException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * Makes at most two previews at once, and leaves a processor to whatever else runs here, perhaps a
 * radio; a few more may wait for a while, others are sent away. A signal that takes too long to
 * prepare loses its place.
 */
@Component(service = Previews.class)
public final class BoundedPreviews implements Previews {

  private static final int MOST_AT_ONCE = 2;
  private static final int WAITING = 6;
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
  private static final Duration LONGEST_PREPARATION = Duration.ofSeconds(15);
  private static final int MOST_LINGERING = 2;

  /** After which it is worth asking again. */
  static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  private final Semaphore free;
  private final Duration longestWait;
  private final Observer observer;

  @Activate
  public BoundedPreviews() {
    this(Math.max(1, Math.min(MOST_AT_ONCE, Runtime.getRuntime().availableProcessors() - 1)));
  }

  private BoundedPreviews(int atOnce) {
    this(
        atOnce,
        LONGEST_WAIT,
        new Observer(Limits.USUAL, new Preparer(LONGEST_PREPARATION, atOnce + MOST_LINGERING)));
  }

  BoundedPreviews(int atOnce, Duration longestWait, Observer observer) {
    this.free = new Semaphore(atOnce, true);
    this.longestWait = longestWait;
    this.observer = observer;
  }

  @Override
  public Preview preview(PreviewRequest request) throws SignalException, InterruptedException {
    if (free.getQueueLength() >= WAITING
        || !free.tryAcquire(longestWait.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new BusyException(RETRY_AFTER);
    }
    try {
      return observer.look(request);
    } finally {
      free.release();
    }
  }
}
