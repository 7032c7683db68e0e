package org.challengectl.websocket.internal;

import java.time.InstantSource;
import org.challengectl.auth.SignIn;
import org.challengectl.protocol.Json;
import org.challengectl.protocol.listen.FrameQueue;
import org.challengectl.protocol.listen.ListenMessage;
import org.challengectl.protocol.listen.StreamOrder;

/** One browser that listens, or is about to. Its feed and channel are its feed's business. */
final class Viewer {

  private static final int MAX_TEXTS = 64;
  private static final int MAX_MESSAGES_PER_SECOND = 50;

  /** A quarter of a second. */
  private static final int MAX_ROWS = 4;

  /** Half a second of one channel. */
  private static final int MAX_SAMPLES = 12;

  private final Mailbox mailbox;
  private final String name;
  private final Pulse pulse;
  private final Allowance allowance;
  private volatile Feed feed;
  private volatile StreamOrder.Channel channel;

  Viewer(Channel channel, Pass pass, InstantSource clock) {
    this.mailbox =
        new Mailbox(
            channel, MAX_TEXTS, Limits.PATIENCE, clock, new FrameQueue(MAX_ROWS, MAX_SAMPLES));
    this.name = pass.session().map(SignIn.Session::username).orElse("operator");
    this.pulse = new Pulse(clock);
    this.allowance = new Allowance(MAX_MESSAGES_PER_SECOND, clock);
  }

  Mailbox mailbox() {
    return mailbox;
  }

  /** Who it is, for others. */
  String name() {
    return name;
  }

  /** What it listens to, or null. */
  Feed feed() {
    return feed;
  }

  void setFeed(Feed next) {
    feed = next;
  }

  /** The samples that it gets, or null. */
  StreamOrder.Channel channel() {
    return channel;
  }

  void setChannel(StreamOrder.Channel next) {
    channel = next;
  }

  /** Tells it something; a state is replaced by the next one. */
  void tell(ListenMessage message) {
    String text = Json.write(message);
    if (message instanceof ListenMessage.Problem) {
      mailbox.post(text);
    } else {
      mailbox.post(message.getClass(), text);
    }
  }

  void problem(String code, String message) {
    tell(new ListenMessage.Problem(code, message));
  }

  /** It gives a sign of life. */
  void hear() {
    pulse.beat();
  }

  /** Counts a message that came; false if there are too many. */
  boolean mayTalk() {
    return allowance.take(1);
  }

  /** Lets it go if it does not get on, or gives no sign of life. */
  void check() {
    if (pulse.stopped()) {
      mailbox.close(Goodbye.TRY_AGAIN_LATER, "no sign of life");
    } else {
      mailbox.check();
    }
  }
}
