package org.challengectl.websocket.internal;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.challengectl.protocol.Json;
import org.challengectl.protocol.listen.ListenMessage;
import org.challengectl.protocol.listen.StreamFrame;
import org.challengectl.protocol.listen.StreamOrder;
import org.challengectl.protocol.listen.StreamReport;
import org.challengectl.protocol.listen.ViewerMessage;

/**
 * What is received by one listener, for all who listen to it. Lasts while somebody does; is asked
 * for anew whenever it is lost. Whoever came first tunes, until he leaves or another takes control.
 * Safe for concurrent use.
 */
final class Feed {

  private static final Duration GRACE = Duration.ofSeconds(3);
  private static final Duration ANSWER = Duration.ofSeconds(10);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final int HIGHEST_CHANNEL = 65_535;

  /** The agent's side. */
  interface Source {

    /** Why it cannot be listened to now; null if it can. */
    FeedState unavailable();

    /** Asks the agent to open a stream; gives its number. */
    long ask();

    /** Where to tune if nobody says. */
    long defaultHz();

    Instant now();
  }

  private final String agentId;
  private final Source source;
  private final List<Viewer> viewers = new CopyOnWriteArrayList<>();
  private final Map<Integer, Viewer> channels = new ConcurrentHashMap<>();
  private FeedState state = FeedState.STARTING;
  private Viewer tuner;
  private long wantedHz;
  private long goodHz;
  private long asked;
  private volatile Mailbox stream;
  private Instant askDue;
  private Instant emptySince;
  private boolean unanswered;
  private int lastChannel;

  Feed(String agentId, Source source) {
    this.agentId = agentId;
    this.source = source;
    this.askDue = source.now();
    this.emptySince = source.now();
  }

  int viewers() {
    return viewers.size();
  }

  synchronized void join(Viewer viewer, Long centreHz) {
    if (viewers.isEmpty() && (centreHz != null || wantedHz == 0)) {
      want(centreHz == null ? source.defaultHz() : centreHz);
    }
    viewers.add(viewer);
    viewer.setFeed(this);
    if (tuner == null) {
      tuner = viewer;
    }
    check();
    tell();
  }

  synchronized void leave(Viewer viewer) {
    if (!viewers.remove(viewer)) {
      return;
    }
    endChannel(viewer);
    viewer.setFeed(null);
    viewer.mailbox().clearFrames();
    if (viewer.equals(tuner)) {
      tuner = viewers.isEmpty() ? null : viewers.get(0);
    }
    if (viewers.isEmpty()) {
      emptySince = source.now();
    }
    tell();
  }

  synchronized void hear(Viewer viewer, ViewerMessage message) {
    if (!viewer.equals(tuner) && message instanceof ViewerMessage.Tune) {
      viewer.problem(
          "not_in_control", "%s tunes this receiver; take control first.".formatted(tuner.name()));
    } else if (message instanceof ViewerMessage.Tune tune) {
      if (tune.centreHz() <= 0) {
        viewer.problem("out_of_range", "A frequency must be above 0 Hz.");
      } else {
        want(tune.centreHz());
      }
    } else if (message instanceof ViewerMessage.TakeControl) {
      tuner = viewer;
      tell();
    } else if (message instanceof ViewerMessage.Channel wanted) {
      channel(viewer, wanted);
    } else if (message instanceof ViewerMessage.ChannelEnd) {
      endChannel(viewer);
    }
  }

  /** The agent has opened a stream; false if it is not the one that was asked for. */
  synchronized boolean opened(long number, Mailbox opened) {
    if (stream != null || asked == 0 || number != asked || viewers.isEmpty()) {
      return false;
    }
    stream = opened;
    unanswered = false;
    order(new StreamOrder.Tune(wantedHz));
    viewers.stream().map(Viewer::channel).filter(Objects::nonNull).forEach(this::order);
    become(FeedState.STARTING);
    return true;
  }

  synchronized void closed(Mailbox gone) {
    if (gone.equals(stream)) {
      stream = null;
      asked = 0;
      askDue = source.now().plus(PAUSE);
      become(FeedState.STARTING);
    }
  }

  synchronized void report(Mailbox from, StreamReport report) {
    if (!from.equals(stream)) {
      return;
    }
    if (report instanceof StreamReport.Receiving receiving) {
      goodHz = receiving.centreHz();
      become(FeedState.receiving(receiving));
    } else if (report instanceof StreamReport.Waiting waiting) {
      become(FeedState.waiting(waiting));
    } else if (report instanceof StreamReport.Refused refused) {
      refused(refused);
    }
  }

  /** Passes a frame, which is not changed any more, on to those whom it is for. Never waits. */
  void frame(Mailbox from, StreamFrame head, ByteBuffer frame) {
    if (!from.equals(stream)) {
      return;
    }
    switch (head.kind()) {
      case ROW -> viewers.forEach(v -> v.mailbox().post(head.kind(), frame.duplicate()));
      case SAMPLES -> {
        Viewer viewer = channels.get(head.channel());
        if (viewer != null) {
          viewer.mailbox().post(head.kind(), frame);
        }
      }
    }
  }

  /** Asks for the stream if somebody listens, and ends it if nobody does; call it every second. */
  synchronized void check() {
    Instant now = source.now();
    FeedState unavailable = source.unavailable();
    if (unavailable != null || abandoned(now)) {
      end(Goodbye.DONE, "nobody listens");
    }
    if (stream != null || viewers.isEmpty()) {
      return;
    }
    if (unavailable != null) {
      asked = 0;
      askDue = now;
      unanswered = false;
      become(unavailable);
    } else if (!now.isBefore(askDue)) {
      if (asked != 0) {
        unanswered = true;
      }
      become(
          unanswered
              ? FeedState.waiting("silent", "The listener does not answer.")
              : FeedState.STARTING);
      askDue = now.plus(ANSWER);
      asked = source.ask();
    }
  }

  /** The agent's connection is a new one: what was asked before may not have been heard. */
  synchronized void askAgain() {
    if (stream == null) {
      askDue = source.now();
      asked = 0;
      check();
    }
  }

  /** Ends the agent's side; it is asked for anew. */
  synchronized void cut(String why) {
    end(Goodbye.POLICY, why);
  }

  /** Whether nobody has listened for some time. */
  synchronized boolean over() {
    return stream == null && abandoned(source.now());
  }

  private void end(Goodbye goodbye, String why) {
    Mailbox ending = stream;
    if (ending != null) {
      closed(ending);
      ending.close(goodbye, why);
    }
  }

  private boolean abandoned(Instant now) {
    return viewers.isEmpty() && now.isAfter(emptySince.plus(GRACE));
  }

  private void want(long centreHz) {
    wantedHz = centreHz;
    order(new StreamOrder.Tune(centreHz));
  }

  private void channel(Viewer viewer, ViewerMessage.Channel wanted) {
    StreamOrder.Channel former = viewer.channel();
    int number = former == null ? freeChannel() : former.channel();
    StreamOrder.Channel next =
        new StreamOrder.Channel(number, wanted.frequencyHz(), wanted.sampleRate());
    viewer.setChannel(next);
    channels.put(number, viewer);
    order(next);
    viewer.tell(new ListenMessage.Channel(number, wanted.frequencyHz(), wanted.sampleRate()));
  }

  private int freeChannel() {
    do {
      lastChannel = lastChannel % HIGHEST_CHANNEL + 1;
    } while (channels.containsKey(lastChannel));
    return lastChannel;
  }

  private void endChannel(Viewer viewer) {
    StreamOrder.Channel channel = viewer.channel();
    if (channel != null) {
      viewer.setChannel(null);
      channels.remove(channel.channel());
      order(new StreamOrder.ChannelEnd(channel.channel()));
    }
  }

  private void refused(StreamReport.Refused refused) {
    if (refused.channel() != null) {
      Viewer viewer = channels.get(refused.channel());
      if (viewer != null) {
        endChannel(viewer);
        viewer.problem(refused.code(), refused.message());
      }
      return;
    }
    wantedHz = goodHz == 0 ? wantedHz : goodHz;
    if (tuner != null) {
      tuner.problem(refused.code(), refused.message());
    }
    if (state.receiving() == null) {
      become(FeedState.waiting(refused.code(), refused.message()));
    }
  }

  private void order(StreamOrder order) {
    if (stream != null) {
      Object key = order instanceof StreamOrder.Tune ? StreamOrder.Tune.class : new Object();
      stream.post(key, Json.write(order));
    }
  }

  private void become(FeedState next) {
    if (!next.equals(state)) {
      state = next;
      tell();
    }
  }

  private void tell() {
    String name = tuner == null ? null : tuner.name();
    for (Viewer viewer : viewers) {
      viewer.tell(state.state(agentId, name, viewer.equals(tuner), viewers.size()));
    }
  }
}
