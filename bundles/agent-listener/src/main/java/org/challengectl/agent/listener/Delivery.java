package org.challengectl.agent.listener;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.challengectl.agent.core.Backoff;
import org.challengectl.agent.core.LinkException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the server something again and again until it has answered. */
final class Delivery {

  private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
  private static final int ATTEMPTS = 20;

  /** What is to be told. */
  @FunctionalInterface
  interface Call {
    void attempt() throws LinkException;
  }

  private final CountDownLatch enough;
  private final Duration firstWait;

  /**
   * @param enough ends the attempts when it is down
   * @param firstWait doubles after each attempt, up to a minute
   */
  Delivery(CountDownLatch enough, Duration firstWait) {
    this.enough = enough;
    this.firstWait = firstWait;
  }

  /**
   * Tells it.
   *
   * @return empty if it was taken, else why not
   */
  Optional<String> deliver(String what, Call call) throws InterruptedException {
    Backoff backoff = new Backoff(firstWait, Duration.ofSeconds(60), RandomGenerator.getDefault());
    String last = "";
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      try {
        call.attempt();
        return Optional.empty();
      } catch (LinkException e) {
        if (!e.retryable()) {
          LOG.warn("{} not taken: {}", what, e.getMessage());
          return Optional.of(e.getMessage());
        }
        last = e.getMessage();
        LOG.debug("{} not delivered yet: {}", what, e.getMessage());
        Duration wait = e.retryAfter().orElseGet(backoff::next);
        if (enough.await(wait.toNanos(), TimeUnit.NANOSECONDS)) {
          return Optional.of("the listener was shut down; before: " + last);
        }
      }
    }
    LOG.warn("{} given up after {} attempts", what, ATTEMPTS);
    return Optional.of("given up after %d attempts: %s".formatted(ATTEMPTS, last));
  }
}
