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

/** Makes at most two previews at once; a few more may wait for a while, others are sent away. */
@Component(service = Previews.class)
public final class BoundedPreviews implements Previews {

  private static final int AT_ONCE = 2;
  private static final int WAITING = 6;
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  private final Semaphore free = new Semaphore(AT_ONCE, true);
  private final Duration longestWait;
  private final Observer observer;

  @Activate
  public BoundedPreviews() {
    this(LONGEST_WAIT, new Observer(Limits.USUAL));
  }

  BoundedPreviews(Duration longestWait, Observer observer) {
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
