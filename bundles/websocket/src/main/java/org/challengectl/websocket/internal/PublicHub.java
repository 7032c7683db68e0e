package org.challengectl.websocket.internal;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.challengectl.protocol.Json;
import org.challengectl.protocol.PublicUpdate;
import org.challengectl.views.PublicBoard;
import org.challengectl.views.PublicSnapshot;
import org.challengectl.views.PublicUpdates;

/** Tells players what has changed on the public board. Safe for concurrent use. */
final class PublicHub {

  private static final int REMEMBERED_TEXTS = 32;

  private final PublicBoard board;
  private final InstantSource clock;
  private final int maxClients;
  private final Map<Channel, PublicClient> clients = new ConcurrentHashMap<>();
  private final Map<String, String> texts = new Remembered();

  PublicHub(PublicBoard board, InstantSource clock, int maxClients) {
    this.board = board;
    this.clock = clock;
    this.maxClients = maxClients;
  }

  void opened(Channel channel) {
    if (clients.size() >= maxClients) {
      channel.close(Goodbye.TRY_AGAIN_LATER, "too many connections");
      return;
    }
    PublicClient client =
        new PublicClient(channel, board::snapshot, this::text, Limits.PATIENCE, clock);
    clients.put(channel, client);
    client.sendNext();
  }

  void closed(Channel channel) {
    clients.remove(channel);
  }

  void changed() {
    clients.values().forEach(PublicClient::sendNext);
  }

  void check() {
    clients.forEach(
        (channel, client) -> {
          if (client.stuck()) {
            clients.remove(channel);
            channel.close(Goodbye.TRY_AGAIN_LATER, "too slow");
          } else {
            channel.ping();
          }
        });
  }

  int clients() {
    return clients.size();
  }

  /** Most clients have got the same last update, so that one text serves them all. */
  private String text(PublicSnapshot before, PublicSnapshot after) {
    String key = (before == null ? "" : before.tag()) + ' ' + after.tag();
    synchronized (texts) {
      return texts.computeIfAbsent(key, k -> Json.write(update(before, after)));
    }
  }

  private static PublicUpdate update(PublicSnapshot before, PublicSnapshot after) {
    return before == null
        ? PublicUpdates.full(after.view())
        : PublicUpdates.between(before.view(), after.view());
  }

  private static final class Remembered extends LinkedHashMap<String, String> {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
      return size() > REMEMBERED_TEXTS;
    }
  }
}
