package org.challengectl.websocket.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.challengectl.protocol.Json;

/** A client that reads at once, or only when the test says so. */
final class FakeChannel implements Channel {

  final List<String> received = new ArrayList<>();
  final List<ByteBuffer> frames = new ArrayList<>();
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
  public void send(ByteBuffer frame, Consumer<Boolean> done) {
    frames.add(frame);
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
    return get(received.size() - 1);
  }

  JsonNode get(int index) {
    return json(received.get(index));
  }

  private static JsonNode json(String text) {
    try {
      return Json.mapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(text, e);
    }
  }
}
