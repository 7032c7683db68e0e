package org.challengectl.websocket.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Duration;
import java.util.List;
import org.challengectl.views.testing.ManualTime;
import org.junit.jupiter.api.Test;

class MailboxTest {

  private final ManualTime time = new ManualTime();
  private final FakeChannel channel = new FakeChannel();
  private final Mailbox mailbox = new Mailbox(channel, 3, Duration.ofSeconds(15), time);

  @Test
  void sendsInOrder() {
    channel.slow = true;
    mailbox.post("a");
    mailbox.post("b");
    mailbox.post("c");
    assertEquals(List.of("a"), channel.received, "one at a time");
    channel.read();
    channel.read();
    channel.read();
    assertEquals(List.of("a", "b", "c"), channel.received);
  }

  @Test
  void replacesWhatIsObsolete() {
    channel.slow = true;
    mailbox.post("first");
    for (int i = 0; i < 100; i++) {
      mailbox.post("fox", "fox " + i);
    }
    channel.read();
    channel.read();
    assertEquals(List.of("first", "fox 99"), channel.received);
    assertNull(channel.closed);
  }

  @Test
  void letsAClientGoThatHasTooMuchWaiting() {
    channel.slow = true;
    for (int i = 0; i < 5; i++) {
      mailbox.post("message " + i);
    }
    assertEquals(Goodbye.TRY_AGAIN_LATER, channel.closed);
    channel.read();
    mailbox.post("late");
    assertEquals(List.of("message 0"), channel.received);
  }

  @Test
  void letsAClientGoThatTakesNothing() {
    channel.slow = true;
    mailbox.post("a");
    time.pass(Duration.ofSeconds(15));
    mailbox.check();
    assertNull(channel.closed);
    assertEquals(1, channel.pings);
    time.pass(Duration.ofMillis(1));
    mailbox.check();
    assertEquals(Goodbye.TRY_AGAIN_LATER, channel.closed);
  }

  @Test
  void sendsNothingAfterAFailure() {
    channel.slow = true;
    mailbox.post("a");
    mailbox.post("b");
    channel.unread.remove().accept(false);
    assertEquals(List.of("a"), channel.received);
  }
}
