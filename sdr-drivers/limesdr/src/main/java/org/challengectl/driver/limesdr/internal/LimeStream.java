package org.challengectl.driver.limesdr.internal;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import org.challengectl.radio.RadioException;
import org.challengectl.radio.RadioException.Reason;

/** The library's {@code lms_stream_t} of one direction: 16-bit samples on all of their way. */
final class LimeStream {

  /** Of one packet between host and board. */
  static final int PACKET_SAMPLES = 1_020;

  /** Half-way between low latency and few transfers. */
  private static final float THROUGHPUT = 0.5f;

  /** Transfers that the library has under way; see {@link #heldBack}. */
  private static final int TRANSFERS = 16;

  private static final int FIRST = Native.SIZE_T_SIZE;
  private static final int STREAM_BYTES = FIRST + 24;
  private static final int META_BYTES = 16;
  private static final int META_FLUSH = 9;
  private static final int STATUS_BYTES = 48;
  private static final int STATUS_FILLED = 4;
  private static final int STATUS_UNDERRUN = 12;
  private static final int STATUS_DROPPED = 20;

  private final LimeDevice device;
  private final Memory stream = new Memory(STREAM_BYTES);
  private final Memory meta = new Memory(META_BYTES);
  private final Memory status = new Memory(STATUS_BYTES);
  private long failures;

  /** Sets it up; nothing flows yet. */
  LimeStream(LimeDevice device, boolean tx, int channel, int fifoSamples) throws RadioException {
    this.device = device;
    stream.clear();
    stream.setByte(FIRST, (byte) (tx ? 1 : 0));
    stream.setInt(FIRST + 4, channel);
    stream.setInt(FIRST + 8, fifoSamples);
    stream.setFloat(FIRST + 12, THROUGHPUT);
    stream.setInt(FIRST + 16, LimeSuiteLibrary.FORMAT_INT16);
    stream.setInt(FIRST + 20, LimeSuiteLibrary.LINK_INT16);
    meta.clear();
    device.check("LMS_SetupStream", device.library().LMS_SetupStream(device.pointer(), stream));
  }

  /**
   * Samples that are on their way when the library's queue is empty: it has up to 16 transfers
   * under way, each of a power of two of packets, and the board has some packets more.
   */
  static int heldBack(int sampleRateHz) {
    double wanted = (sampleRateHz / 1e6 + 5) * THROUGHPUT;
    int batch = 1;
    while (batch * 2 < wanted) {
      batch *= 2;
    }
    return (TRANSFERS * batch + TRANSFERS) * PACKET_SAMPLES;
  }

  /** Lets samples flow; drops what was put in before. */
  void start() throws RadioException {
    device.check("LMS_StartStream", device.library().LMS_StartStream(stream));
  }

  /**
   * Puts samples into the library's queue.
   *
   * @param flush whether these are the last, so that a packet is sent though it is not full
   * @return how many it took in time, maybe none
   */
  int send(Pointer samples, int count, boolean flush, int millis) throws RadioException {
    meta.setByte(META_FLUSH, (byte) (flush ? 1 : 0));
    int taken =
        device.library().LMS_SendStream(stream, samples, new NativeLong(count), meta, millis);
    return moved("LMS_SendStream", taken);
  }

  /**
   * Takes samples from the library's queue.
   *
   * @return how many came in time, maybe none
   */
  int receive(Pointer samples, int count, int millis) throws RadioException {
    int came =
        device.library().LMS_RecvStream(stream, samples, new NativeLong(count), meta, millis);
    return moved("LMS_RecvStream", came);
  }

  /** Which sample the first one of the last reception was, counted by the board. */
  long timestamp() {
    return meta.getLong(0);
  }

  /**
   * Asks how it goes, which the library answers since the last question.
   *
   * @return complete packets in the library's queue, in samples
   */
  int look() throws RadioException {
    device.check("LMS_GetStreamStatus", device.library().LMS_GetStreamStatus(stream, status));
    failures +=
        Integer.toUnsignedLong(status.getInt(STATUS_UNDERRUN))
            + Integer.toUnsignedLong(status.getInt(STATUS_DROPPED));
    return status.getInt(STATUS_FILLED);
  }

  /** Times that the queue was empty, and packets that the board threw away. */
  long failures() {
    return failures;
  }

  void stop() throws RadioException {
    device.check("LMS_StopStream", device.library().LMS_StopStream(stream));
  }

  void destroy() throws RadioException {
    device.check("LMS_DestroyStream", device.library().LMS_DestroyStream(device.pointer(), stream));
  }

  private int moved(String what, int count) throws RadioException {
    if (count < 0) {
      throw new RadioException(Reason.FAILED, device.name() + ": " + what + " failed");
    }
    return count;
  }
}
