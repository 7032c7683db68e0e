package org.challengectl.driver.zmq.internal;

import org.challengectl.radio.RadioException;
import org.challengectl.radio.RadioException.Reason;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;

/** A socket with a context of its own. One thread at a time. */
final class StreamSocket implements AutoCloseable {

  private static final int LINGER_MILLIS = 500;
  private static final int RECEIVE_MILLIS = 50;
  private static final int RECONNECT_MILLIS = 200;
  private static final int RECONNECT_MAX_MILLIS = 2_000;
  private static final long MAX_MESSAGE_BYTES = 1 << 24;

  private final ZContext context;
  private final ZMQ.Socket socket;

  private StreamSocket(ZContext context, ZMQ.Socket socket) {
    this.context = context;
    this.socket = socket;
  }

  /**
   * Opens and binds or connects it.
   *
   * @param queue how many messages wait for whoever is slow
   */
  static StreamSocket open(String name, ZmqSetup setup, int queue) throws RadioException {
    ZContext context = new ZContext();
    context.setLinger(LINGER_MILLIS);
    try {
      ZMQ.Socket socket = context.createSocket(setup.socketType());
      socket.setSndHWM(queue);
      socket.setRcvHWM(queue);
      socket.setLinger(LINGER_MILLIS);
      socket.setMaxMsgSize(MAX_MESSAGE_BYTES);
      socket.setReceiveTimeOut(RECEIVE_MILLIS);
      socket.setReconnectIVL(RECONNECT_MILLIS);
      socket.setReconnectIVLMax(RECONNECT_MAX_MILLIS);
      socket.setIPv6(setup.endpoint().contains("["));
      if (setup.socketType() == SocketType.SUB) {
        socket.subscribe(setup.topic().getBytes(ZMQ.CHARSET));
      }
      if (setup.bind()) {
        socket.bind(setup.endpoint());
      } else {
        socket.connect(setup.endpoint());
      }
      return new StreamSocket(context, socket);
    } catch (ZMQException e) {
      context.close();
      boolean taken = e.getErrorCode() == ZMQ.Error.EADDRINUSE.getCode();
      throw new RadioException(
          taken ? Reason.BUSY : Reason.FAILED,
          taken
              ? "%s is in use by another program".formatted(name)
              : "%s cannot be opened: %s".formatted(name, e.getMessage()),
          e);
    } catch (RuntimeException e) {
      context.close();
      throw new RadioException(
          Reason.FAILED, "%s cannot be opened: %s".formatted(name, e.getMessage()), e);
    }
  }

  /**
   * Sends a message; never waits.
   *
   * @param message belongs to the socket from now on
   * @return false if nobody could take it
   */
  boolean send(String topic, byte[] message) {
    if (!topic.isEmpty()) {
      socket.send(topic.getBytes(ZMQ.CHARSET), ZMQ.DONTWAIT | ZMQ.SNDMORE);
    }
    return socket.send(message, ZMQ.DONTWAIT);
  }

  /**
   * Waits a moment for a message.
   *
   * @return the last part of it: before that there may be a topic; null if none came
   */
  byte[] receive() {
    byte[] part = socket.recv();
    while (part != null && socket.hasReceiveMore()) {
      part = socket.recv();
    }
    return part;
  }

  @Override
  public void close() {
    context.close();
  }
}
