package org.challengectl.websocket.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import javax.websocket.CloseReason;
import javax.websocket.CloseReason.CloseCodes;
import javax.websocket.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A channel over a WebSocket session. */
record SessionChannel(Session session) implements Channel {

  private static final Logger LOG = LoggerFactory.getLogger(SessionChannel.class);

  /** A control frame has room for 123 bytes; reasons are ASCII. */
  private static final int MAX_REASON_LENGTH = 120;

  @Override
  public void send(String text, Consumer<Boolean> done) {
    try {
      session.getAsyncRemote().sendText(text, result -> done.accept(result.isOK()));
    } catch (RuntimeException e) {
      LOG.debug("A session cannot be written to", e);
      done.accept(false);
    }
  }

  @Override
  public void send(ByteBuffer frame, Consumer<Boolean> done) {
    try {
      session.getAsyncRemote().sendBinary(frame, result -> done.accept(result.isOK()));
    } catch (RuntimeException e) {
      LOG.debug("A session cannot be written to", e);
      done.accept(false);
    }
  }

  @Override
  public void ping() {
    try {
      session.getAsyncRemote().sendPing(ByteBuffer.allocate(0));
    } catch (IOException | RuntimeException e) {
      LOG.debug("A session cannot be pinged", e);
    }
  }

  @Override
  public void close(Goodbye why, String reason) {
    try {
      String phrase = reason.substring(0, Math.min(reason.length(), MAX_REASON_LENGTH));
      session.close(new CloseReason(CloseCodes.getCloseCode(why.code()), phrase));
    } catch (IOException | RuntimeException e) {
      LOG.debug("A session cannot be closed", e);
    }
  }
}
