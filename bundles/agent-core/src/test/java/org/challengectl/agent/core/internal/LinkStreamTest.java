package org.challengectl.agent.core.internal;

import static org.challengectl.agent.testing.Eventually.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.challengectl.agent.core.HostIdentity;
import org.challengectl.agent.core.LinkException;
import org.challengectl.agent.core.ServerEndpoint;
import org.challengectl.agent.core.StreamSocket;
import org.challengectl.agent.core.SystemTicker;
import org.challengectl.agent.testing.FakeServer;
import org.challengectl.agent.testing.FakeServer.Answer;
import org.challengectl.agent.testing.FakeServer.Request;
import org.challengectl.protocol.listen.StreamFrame;
import org.challengectl.protocol.listen.StreamOrder;
import org.challengectl.protocol.listen.StreamReport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LinkStreamTest {

  private final FakeServer server;
  private final List<StreamOrder> orders = new CopyOnWriteArrayList<>();
  private final AtomicInteger closed = new AtomicInteger();

  LinkStreamTest() throws IOException {
    server = new FakeServer(request -> new Answer(101, "", new byte[0], 0));
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  @Test
  void sendsReportsAndFramesAndHearsOrders() throws Exception {
    StreamSocket socket = open();
    Request request = server.requests().get(0);
    assertEquals("/ws/agents/stream?stream=42", request.target());
    assertEquals("Bearer key", request.headers().get("authorization"));
    socket.send(new StreamReport.Refused("out_of_range", "no", null)).join();
    until("heard", () -> server.heard().size() == 1);
    assertEquals(
        "{\"type\":\"refused\",\"code\":\"out_of_range\",\"message\":\"no\"}",
        server.heard().get(0));
    ByteBuffer frame =
        new StreamFrame(StreamFrame.Kind.ROW, 0, 1, 2, 3, 4, 5, 6, 64).begin().clear();
    socket.send(frame).join();
    until("frame", () -> server.frames().size() == 1);
    assertEquals(frame, ByteBuffer.wrap(server.frames().get(0)), "bytes in their order");
    server.push("{\"type\":\"tune\",\"centre_hz\":7000000}");
    until("order", () -> orders.size() == 1);
    assertEquals(new StreamOrder.Tune(7_000_000), orders.get(0));
    server.push("{\"type\":\"news\"}");
    server.dropWebSockets();
    until(
        "closed",
        () -> {
          var unused = socket.send(frame);
          return closed.get() == 1;
        });
    until("refused", () -> fails(socket, frame)); // the system may take one more
    socket.close();
    assertEquals(1, closed.get());
  }

  private static boolean fails(StreamSocket socket, ByteBuffer frame) {
    return socket.send(frame).handle((sent, failure) -> failure != null).join();
  }

  @Test
  void saysIfItIsRefused() {
    server.answerWith(request -> Answer.json(401, "{}"));
    assertThrows(LinkException.class, this::open);
  }

  private StreamSocket open() throws LinkException {
    HttpTransport http =
        new HttpTransport(
            new ServerEndpoint(server.url(), Optional.empty(), true),
            HostIdentity.local(),
            () -> Optional.of("key"));
    return LinkStream.open(http, new SystemTicker(), 42, orders::add, closed::incrementAndGet);
  }
}
