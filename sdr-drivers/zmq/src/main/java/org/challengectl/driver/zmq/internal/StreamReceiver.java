package org.challengectl.driver.zmq.internal;

import org.challengectl.radio.RadioException;
import org.challengectl.radio.RadioException.Reason;
import org.challengectl.radio.kit.Pace;
import org.challengectl.radio.kit.ReceiveSink;

/** Messages in, samples out; silence while nobody sends, as on the air. */
final class StreamReceiver {

  private static final int BLOCK = 65_536;
  private static final long ROOM_MILLIS = 100;

  private final String name;
  private final StreamSocket socket;
  private final ReceiveSink sink;
  private final int sampleBytes;
  private final Pace pace;
  private final long patience;
  private final byte[] silence;

  StreamReceiver(String name, StreamSocket socket, ReceiveSink sink, int sampleRateHz) {
    this.name = name;
    this.socket = socket;
    this.sink = sink;
    this.sampleBytes = sink.format().bytesPerSample();
    this.pace = new Pace(sampleRateHz);
    this.patience = sampleRateHz / 4;
    this.silence = new byte[BLOCK];
  }

  /** Moves a message; true. */
  boolean move() throws RadioException {
    byte[] message = socket.receive();
    if (message == null) {
      fill();
      return true;
    }
    if (message.length % sampleBytes != 0) {
      throw new RadioException(
          Reason.FAILED,
          ("%s: a message of %d bytes is not made of complex floats; is the sender's type another"
                  + " one, or does it pass tags?")
              .formatted(name, message.length));
    }
    give(message, message.length);
    if (pace.due() < -patience) { // a sender that is faster than it should be
      pace.restart();
    }
    return true;
  }

  /** Makes up for what is missing, but not for what may still be on its way. */
  private void fill() {
    long missing = pace.due();
    if (missing > patience) {
      for (long left = (missing - patience / 2) * sampleBytes; left > 0; left -= BLOCK) {
        give(silence, (int) Math.min(BLOCK, left));
      }
    }
  }

  /** Waits for a reader, so that senders who can wait do; one who is too slow loses samples. */
  private void give(byte[] bytes, int length) {
    for (int at = 0; at < length; at += BLOCK) {
      int some = Math.min(BLOCK, length - at);
      sink.awaitRoom(some, ROOM_MILLIS);
      sink.give(bytes, at, some);
    }
    pace.passed(length / sampleBytes);
  }
}
