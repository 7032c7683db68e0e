package org.challengectl.agent.runner;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.random.RandomGenerator;
import org.challengectl.agent.core.AgentContext;
import org.challengectl.agent.core.Backoff;
import org.challengectl.agent.core.LinkException;
import org.challengectl.protocol.CompleteRequest;
import org.challengectl.protocol.LogRequest;
import org.challengectl.protocol.StartedRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the server what a radio did, until it has heard it. */
final class Reporter {

  private static final Logger LOG = LoggerFactory.getLogger(Reporter.class);
  private static final int STARTED_ATTEMPTS = 3;

  /** Waits between attempts; tells whether to go on. */
  @FunctionalInterface
  interface Patience {
    boolean await(Duration wait) throws InterruptedException;
  }

  private final AgentContext agent;
  private final Journal journal;
  private final Executor helpers;

  /**
   * @param helpers runs what must not hold up a transmission
   */
  Reporter(AgentContext agent, Journal journal, Executor helpers) {
    this.agent = agent;
    this.journal = journal;
    this.helpers = helpers;
  }

  /** Keeps a report for the case that this process does not live to deliver it. */
  void keep(CompleteRequest report) {
    try {
      journal.write(report);
    } catch (IOException e) {
      LOG.warn("lease {}: not kept on disk: {}", report.lease(), e.getMessage());
    }
  }

  /** What an earlier process could not deliver. */
  Optional<CompleteRequest> left() {
    return journal.read();
  }

  /**
   * Delivers a report; only an answer ends it, or losing patience. In the latter case it stays on
   * disk for the next time.
   */
  void deliver(CompleteRequest report, Patience patience) throws InterruptedException {
    Backoff backoff =
        new Backoff(Duration.ofMillis(500), Duration.ofSeconds(10), RandomGenerator.getDefault());
    do {
      try {
        agent.server().complete(report);
        journal.clear();
        return;
      } catch (LinkException e) {
        if (settled(e)) {
          LOG.warn("lease {}: report not taken: {}", report.lease(), e.getMessage());
          journal.clear();
          return;
        }
        LOG.debug("lease {}: report not delivered yet: {}", report.lease(), e.getMessage());
      }
    } while (patience.await(backoff.next()));
  }

  /** Says that a transmission has begun; complete when that was said or given up. */
  CompletableFuture<Void> started(long lease, Instant at) {
    return CompletableFuture.runAsync(() -> sayStarted(lease, at), helpers);
  }

  /** Puts a line into the server's log, if it gets there. */
  void log(String level, String message) {
    try {
      helpers.execute(() -> sayLine(level, message));
    } catch (RejectedExecutionException e) {
      LOG.debug("not logged at the server any more: {}", message);
    }
  }

  private void sayStarted(long lease, Instant at) {
    for (int attempt = 0; attempt < STARTED_ATTEMPTS; attempt++) {
      try {
        agent.server().started(lease, new StartedRequest(at));
        return;
      } catch (LinkException e) {
        LOG.debug("lease {}: start not reported: {}", lease, e.getMessage());
        if (!e.retryable()) {
          return;
        }
      }
    }
  }

  private void sayLine(String level, String message) {
    try {
      String now = agent.serverClock().now().toString();
      agent.server().log(new LogRequest(new LogRequest.Entry(level, message, now)));
    } catch (LinkException e) {
      LOG.debug("not logged at the server: {}", e.getMessage());
    }
  }

  /** Whether trying again is of no use: the server has answered, if only to say no. */
  private static boolean settled(LinkException e) {
    return switch (e.kind()) {
      case CONFLICT, NOT_FOUND, REFUSED -> true;
      case UNREACHABLE, UNAUTHORISED, FORBIDDEN, BUSY, SERVER_ERROR, BAD_ANSWER -> false;
    };
  }
}
