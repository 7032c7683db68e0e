package org.challengectl.websocket.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.challengectl.protocol.Json;

/** A client that reads at once, or only when the test says so. */
final class FakeChannel implements Channel {

  final List<String> received = new ArrayList<>();
  final Deque<Consumer<Boolean>> unread = new ArrayDeque<>();
  boolean slow;
  int pings;
  Goodbye closed;

  @Override
  public void send(String text, Consumer<Boolean> done) {
    received.add(text);
    if (slow) {
      unread.add(done);
    } else {
      done.accept(true);
    }
  }

  @Override
  public void ping() {
    pings++;
  }

  @Override
  public void close(Goodbye why, String reason) {
    closed = why;
  }

  /** The client takes what has been sent to it. */
  void read() {
    unread.remove().accept(true);
  }

  List<String> types() {
    return received.stream().map(text -> json(text).path("type").asText()).toList();
  }

  JsonNode last() {
    return json(received.get(received.size() - 1));
  }

  private static JsonNode json(String text) {
    try {
      return Json.mapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(text, e);
    }
  }
}
