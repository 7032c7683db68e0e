package org.challengectl.websocket.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.challengectl.views.PublicSnapshot;
import org.challengectl.views.testing.ManualTime;
import org.junit.jupiter.api.Test;

class PublicHubTest {

  private final ManualTime time = new ManualTime();
  private final FixedBoard board = new FixedBoard();
  private final FakeChannel channel = new FakeChannel();
  private final PublicHub hub = new PublicHub(board, time, 3);

  @Test
  void tellsEverythingFirstAndThenOnlyTheChange() {
    hub.opened(channel);
    assertTrue(channel.last().path("full").asBoolean());
    assertEquals("Demo", channel.last().path("event").asText());
    change(FixedBoard.board(2, false));
    assertFalse(channel.last().path("full").asBoolean(true));
    assertEquals(1, channel.last().path("challenges").size());
    assertEquals("c1", channel.last().path("challenges").path(0).path("id").asText());
    assertTrue(channel.last().path("event").isMissingNode());
    change(FixedBoard.board(1, false));
    assertEquals("[\"c1\"]", channel.last().path("removed").toString());
  }

  @Test
  void tellsNothingWhenNothingHasChanged() {
    hub.opened(channel);
    change(FixedBoard.board(1, false));
    assertEquals(1, channel.received.size());
  }

  @Test
  void aSlowPlayerGetsAllThatHasChangedAsOne() {
    channel.slow = true;
    hub.opened(channel);
    for (int i = 2; i < 50; i++) {
      change(FixedBoard.board(i, i % 2 == 0));
    }
    assertEquals(1, channel.received.size());
    channel.read();
    assertEquals(2, channel.received.size());
    assertEquals(48, channel.last().path("challenges").size());
    channel.read();
    assertEquals(2, channel.received.size());
  }

  @Test
  void aPlayerWhoTakesNothingIsLetGoAndNobodyWaitsForHim() {
    channel.slow = true;
    FakeChannel other = new FakeChannel();
    hub.opened(channel);
    hub.opened(other);
    change(FixedBoard.board(2, true));
    assertEquals(2, other.received.size());
    time.pass(Duration.ofSeconds(16));
    hub.check();
    assertEquals(Goodbye.TRY_AGAIN_LATER, channel.closed);
    assertNull(other.closed);
    assertEquals(1, other.pings);
    assertEquals(1, hub.clients());
  }

  @Test
  void takesOnlySoManyPlayers() {
    for (int i = 0; i < 3; i++) {
      hub.opened(new FakeChannel());
    }
    hub.opened(channel);
    assertEquals(Goodbye.TRY_AGAIN_LATER, channel.closed);
    assertEquals(3, hub.clients());
  }

  private void change(PublicSnapshot next) {
    board.show(next);
    hub.changed();
  }
}
