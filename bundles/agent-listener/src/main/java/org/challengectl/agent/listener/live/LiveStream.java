package org.challengectl.agent.listener.live;

import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.challengectl.agent.core.AgentContext;
import org.challengectl.agent.core.LinkException;
import org.challengectl.agent.core.RadioSlot;
import org.challengectl.agent.core.StreamSocket;
import org.challengectl.protocol.listen.StreamFrame;
import org.challengectl.protocol.listen.StreamOrder;
import org.challengectl.protocol.listen.StreamReport;
import org.challengectl.radio.Capture;
import org.challengectl.radio.Radio;
import org.challengectl.radio.RadioException;
import org.challengectl.radio.RadioException.Reason;
import org.challengectl.radio.ReceiveSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One live stream, from its order to the end of its WebSocket. Receives while a receiver can be
 * had; gives it back at once when a recording needs it, and goes on by itself afterwards.
 */
final class LiveStream implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(LiveStream.class);
  private static final long LOOK_AGAIN_MILLIS = 300;
  private static final long AFTER_FAILURE_MILLIS = 2000;

  private final AgentContext agent;
  private final long number;
  private final ReceiverLoans receivers;
  private final Executor helpers;
  private final StreamOutbox outbox = new StreamOutbox();
  private final Channels channels =
      new Channels(frame -> outbox.post(StreamFrame.Kind.SAMPLES, frame));
  private final Reception.RowCount rowCount = new Reception.RowCount();
  private final Semaphore news = new Semaphore(0);
  private volatile long wantedHz;
  private volatile boolean ended;
  private volatile int sampleRateHz;
  private volatile Capture capture;
  private volatile boolean recalled;
  private long goodHz;
  private StreamReport said;

  /**
   * @param number the server's
   * @param helpers runs what may take its time
   */
  LiveStream(AgentContext agent, long number, ReceiverLoans receivers, Executor helpers) {
    this.agent = agent;
    this.number = number;
    this.receivers = receivers;
    this.helpers = helpers;
    this.sampleRateHz =
        agent.radios().stream()
            .mapToInt(slot -> slot.config().sampleRateHz())
            .max()
            .orElse(Integer.MAX_VALUE);
  }

  long number() {
    return number;
  }

  boolean ended() {
    return ended;
  }

  /** Ends it; returns at once. */
  void end() {
    ended = true;
    wake();
    closeCapture();
  }

  @Override
  public void run() {
    try (StreamSocket socket = agent.openStream(number, this::order, this::end)) {
      outbox.connect(socket);
      LOG.info("{}: somebody listens", agent.config().agentId());
      while (!ended) {
        attend();
      }
      LOG.info(
          "{}: nobody listens any more; {} frames were dropped",
          agent.config().agentId(),
          outbox.dropped());
    } catch (LinkException e) {
      LOG.warn("{}: cannot stream: {}", agent.config().agentId(), e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      ended = true;
    }
  }

  private void order(StreamOrder order) {
    if (order instanceof StreamOrder.Tune tune) {
      wantedHz = tune.centreHz();
      wake();
    } else if (order instanceof StreamOrder.Channel channel) {
      channels.order(channel, sampleRateHz).ifPresent(outbox::post);
    } else if (order instanceof StreamOrder.ChannelEnd end) {
      channels.end(end.channel());
    }
  }

  private void attend() throws InterruptedException {
    long centreHz = wantedHz;
    if (centreHz == 0) {
      pause(LOOK_AGAIN_MILLIS); // nobody has said yet
      return;
    }
    recalled = false;
    Instant now = agent.serverClock().now();
    ReceiverLoans.Answer answer =
        centreHz < 0
            ? new ReceiverLoans.Unsuitable()
            : receivers.lend(centreHz, now, agent.radios(), this::recall);
    if (answer instanceof ReceiverLoans.Loan loan) {
      try (loan) {
        receive(loan.slot(), centreHz);
      }
    } else if (answer instanceof ReceiverLoans.Busy busy) {
      say(Sentences.recording(busy.until()));
      pause(LOOK_AGAIN_MILLIS);
    } else {
      refuse(centreHz, Sentences.notPermitted(centreHz, agent.radios()));
    }
  }

  private void receive(RadioSlot slot, long centreHz) throws InterruptedException {
    try {
      Radio radio = slot.open();
      if (!radio.capabilities().frequencies().contains(centreHz)) {
        refuse(centreHz, Sentences.cannotTune(centreHz, slot, radio.capabilities().frequencies()));
        return;
      }
      try (Capture receiving = radio.receive(new ReceiveSettings(centreHz))) {
        capture = receiving;
        goodHz = centreHz;
        sampleRateHz = receiving.sampleRateHz();
        slot.note("listened to live at " + centreHz + " Hz");
        Reception reception =
            new Reception(receiving, centreHz, channels, outbox, agent.serverClock(), rowCount);
        outbox.clearFrames();
        said = null;
        say(reception.report(slot.deviceId(), radio.capabilities().frequencies()));
        reception.run(() -> !ended && !recalled && mayStay(centreHz));
      } finally {
        capture = null;
        slot.note("idle");
      }
    } catch (RadioException e) {
      failed(slot, centreHz, e);
    }
  }

  /** Whether to stay; another frequency that no receiver may have is refused without leaving. */
  private boolean mayStay(long centreHz) {
    long next = wantedHz;
    if (next == centreHz) {
      return true;
    }
    double hz = next;
    boolean permitted =
        hz > 0 && agent.radios().stream().anyMatch(slot -> slot.config().permits(hz, hz));
    if (!permitted) {
      refuse(next, Sentences.notPermitted(next, agent.radios()));
    }
    return !permitted;
  }

  private void failed(RadioSlot slot, long centreHz, RadioException e) throws InterruptedException {
    if (ended || recalled) {
      return; // the capture was closed under the reader
    }
    if (e.reason() == Reason.UNSUPPORTED) {
      refuse(centreHz, e.getMessage());
      return;
    }
    slot.release();
    say(new StreamReport.Waiting("receiver_failed", slot.deviceId() + ": " + e.getMessage(), null));
    pause(AFTER_FAILURE_MILLIS);
  }

  private void refuse(long centreHz, String why) {
    outbox.post(new StreamReport.Refused("out_of_range", why, null));
    if (wantedHz == centreHz) {
      wantedHz = centreHz == goodHz ? 0 : goodHz;
    }
  }

  private void say(StreamReport report) {
    if (!report.equals(said)) {
      said = report;
      outbox.post(report);
    }
  }

  private void recall() {
    recalled = true;
    closeCapture();
  }

  private void closeCapture() {
    Capture open = capture;
    if (open == null) {
      return;
    }
    try {
      helpers.execute(open::close);
    } catch (RejectedExecutionException e) {
      open.close();
    }
  }

  private void wake() {
    news.release();
  }

  private void pause(long millis) throws InterruptedException {
    if (news.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
      news.drainPermits();
    }
  }
}
