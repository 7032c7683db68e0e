package org.challengectl.driver.zmq.internal;

import java.util.Arrays;
import org.challengectl.radio.RadioCapabilities;
import org.challengectl.radio.RadioException;
import org.challengectl.radio.RadioException.Reason;
import org.challengectl.radio.kit.BlockPump;
import org.challengectl.radio.kit.Hardware;
import org.challengectl.radio.kit.Pace;
import org.challengectl.radio.kit.ReceiveSink;
import org.challengectl.radio.kit.SampleFormat;
import org.challengectl.radio.kit.TransmitFeed;

/** An open endpoint. Senders keep it open, so that players can be there before a signal is. */
final class ZmqHardware implements Hardware {

  private static final SampleFormat FORMAT = SampleFormat.FLOAT32;

  /** As many as GNU Radio's blocks take at once. */
  private static final int MAX_SAMPLES = 8_192;

  private static final int BLOCKS_PER_SECOND = 50;
  private static final int MIN_QUEUE = 50;
  private static final long TAKE_MILLIS = 20;

  private final String name;
  private final ZmqSetup setup;
  private final int sampleRateHz;
  private final int blockBytes;
  private StreamSocket socket;
  private BlockPump pump;
  private volatile long dropped;

  /** Opens it, if it is a sender's. */
  ZmqHardware(String name, ZmqSetup setup, int sampleRateHz) throws RadioException {
    this.name = name;
    this.setup = setup;
    this.sampleRateHz = sampleRateHz;
    int samples = Math.max(1, Math.min(MAX_SAMPLES, sampleRateHz / BLOCKS_PER_SECOND));
    this.blockBytes = samples * FORMAT.bytesPerSample();
    if (setup.transmit()) {
      socket = openSocket();
    }
  }

  @Override
  public RadioCapabilities capabilities() {
    return setup.capabilities();
  }

  @Override
  public SampleFormat format() {
    return FORMAT;
  }

  @Override
  public int tailSamples() {
    return 0;
  }

  @Override
  public void startTransmit(long frequencyHz, TransmitFeed feed) {
    dropped = 0;
    Pace pace = new Pace(sampleRateHz);
    byte[] block = new byte[blockBytes];
    pump = BlockPump.start(name, () -> send(feed, pace, block));
  }

  @Override
  public void startReceive(long frequencyHz, ReceiveSink sink) throws RadioException {
    StreamSocket mine = openSocket();
    socket = mine;
    StreamReceiver receiver = new StreamReceiver(name, mine, sink, sampleRateHz);
    pump = BlockPump.start(name, receiver::move);
  }

  @Override
  public void check() throws RadioException {
    if (pump != null) {
      pump.check();
    }
  }

  @Override
  public long underruns() {
    return dropped;
  }

  @Override
  public void stop() throws RadioException {
    BlockPump running = pump;
    pump = null;
    if (running != null) {
      running.stop();
    }
    if (!setup.transmit()) {
      closeSocket();
    }
  }

  @Override
  public void close() throws RadioException {
    stop();
    closeSocket();
  }

  private StreamSocket openSocket() throws RadioException {
    int perSecond = sampleRateHz * FORMAT.bytesPerSample() / blockBytes;
    return StreamSocket.open(name, setup, Math.max(MIN_QUEUE, perSecond));
  }

  private void closeSocket() {
    if (socket != null) {
      socket.close();
      socket = null;
    }
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // one thread sends
  private boolean send(TransmitFeed feed, Pace pace, byte[] block) throws RadioException {
    if (!pace.await()) {
      return true;
    }
    int bytes = feed.take(block, block.length, TAKE_MILLIS);
    if (bytes < 0) {
      return false;
    }
    if (bytes > 0) {
      pace.passed(bytes / FORMAT.bytesPerSample());
      try {
        dropped += socket.send(setup.topic(), Arrays.copyOf(block, bytes)) ? 0 : 1;
      } catch (RuntimeException e) {
        throw new RadioException(
            Reason.FAILED, "%s cannot send: %s".formatted(name, e.getMessage()), e);
      }
    }
    return true;
  }
}
