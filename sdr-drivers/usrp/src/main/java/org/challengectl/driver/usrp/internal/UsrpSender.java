package org.challengectl.driver.usrp.internal;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.ByteByReference;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.NativeLongByReference;
import com.sun.jna.ptr.PointerByReference;
import java.util.concurrent.locks.LockSupport;
import org.challengectl.radio.RadioException;
import org.challengectl.radio.RadioException.Reason;
import org.challengectl.radio.kit.BlockPump;
import org.challengectl.radio.kit.BurstClock;
import org.challengectl.radio.kit.TransmitFeed;

/**
 * Sends bursts. All calls of the streamer come from the pump's thread: the library keeps the last
 * error's text in the streamer without a lock. The streamer stays for the next burst.
 */
final class UsrpSender {

  /** Enough for a loaded host, and silent soon enough. */
  private static final double AHEAD_SECONDS = 0.04;

  private static final double SEND_SECONDS = 0.05;
  private static final long STUCK_NANOS = 1_500_000_000;
  private static final long FEED_MILLIS = 15;
  private static final double ACK_SECONDS = 0.005;
  private static final long ACK_NANOS = 300_000_000;
  private static final long STOPPING_ACK_NANOS = 70_000_000;
  private static final int MAX_EVENTS = 64;
  private static final long STOP_MILLIS = 140;

  private final String name;
  private final UhdLibrary library;
  private final Uhd uhd;
  private final double sampleRateHz;
  private final PointerByReference streamer;
  private final PointerByReference first;
  private final PointerByReference middle;
  private final PointerByReference last;
  private final PointerByReference event;
  private final Memory block;
  private final Memory buffers = new Memory(Native.POINTER_SIZE);
  private final NativeLongByReference sentNow = new NativeLongByReference();
  private final ByteByReference valid = new ByteByReference();
  private final IntByReference code = new IntByReference();
  private BlockPump pump;
  private volatile BurstClock clock;
  private volatile boolean stopping;
  private volatile long underruns;
  private boolean started;
  private boolean ended;
  private long endedNanos;

  UsrpSender(Usrp usrp, int sampleRateHz) throws RadioException {
    this.name = usrp.name();
    this.uhd = usrp.uhd();
    this.library = uhd.library();
    this.sampleRateHz = sampleRateHz;
    this.clock = new BurstClock(sampleRateHz);
    this.block =
        new Memory((long) BurstClock.block(sampleRateHz) * usrp.setup().format().bytesPerSample());
    this.streamer = usrp.transmitStream();
    this.first = metadata(1, 0);
    this.middle = metadata(0, 0);
    this.last = metadata(0, 1);
    this.event = uhd.made("uhd_async_metadata_make", library::uhd_async_metadata_make);
  }

  void start(TransmitFeed feed) {
    clock = new BurstClock(sampleRateHz);
    stopping = false;
    started = false;
    ended = false;
    underruns = 0;
    pump = BlockPump.start(name, () -> step(feed));
  }

  /** Whether the last sample has left. */
  boolean isDone() {
    return pump == null || pump.isDone();
  }

  long underruns() {
    return underruns;
  }

  /**
   * Follows the device's clock.
   *
   * @throws RadioException if sending has failed
   */
  void check(double deviceSeconds) throws RadioException {
    clock.follow(deviceSeconds);
    if (pump != null) {
      pump.check();
    }
  }

  /** Ends the burst; its feed gives no more signal. */
  void stop() throws RadioException {
    if (pump == null) {
      return;
    }
    stopping = true;
    long until = System.nanoTime() + STOP_MILLIS * 1_000_000;
    while (!pump.isDone() && System.nanoTime() < until) {
      LockSupport.parkNanos(1_000_000);
    }
    pump.stop();
    pump = null;
  }

  /** Gives all back; the burst must have ended. */
  void free() {
    library.uhd_tx_streamer_free(streamer);
    library.uhd_tx_metadata_free(first);
    library.uhd_tx_metadata_free(middle);
    library.uhd_tx_metadata_free(last);
    library.uhd_async_metadata_free(event);
  }

  private boolean step(TransmitFeed feed) throws RadioException {
    if (ended) {
      return !isOver();
    }
    if (!started) {
      readEvents(); // of the burst before
      underruns = 0;
    }
    double tooFar = clock.ahead() - AHEAD_SECONDS;
    if (tooFar > 0 && !stopping) {
      LockSupport.parkNanos((long) (Math.min(tooFar, 0.005) * 1e9));
      return true;
    }
    int bytes = (int) block.size();
    feed.await(bytes, FEED_MILLIS);
    if (feed.fill(block, bytes)) {
      sendAll(bytes / feed.format().bytesPerSample(), feed.format().bytesPerSample());
      readEvents();
    } else {
      end();
    }
    return true;
  }

  private void sendAll(int samples, int size) throws RadioException {
    long since = System.nanoTime();
    int done = 0;
    while (done < samples && !(stopping && done > 0)) {
      int now = send(block.share((long) done * size), samples - done, started ? middle : first);
      if (now > 0) {
        since = System.nanoTime();
        started = true;
        done += now;
        clock.sent(now);
      } else if (stopping) {
        return;
      } else if (System.nanoTime() - since > STUCK_NANOS) {
        throw new RadioException(Reason.FAILED, name + " takes no more samples; was it unplugged?");
      }
    }
  }

  private void end() throws RadioException {
    if (started) {
      int none = send(block, 0, last);
      assert none == 0;
    }
    ended = true;
    endedNanos = System.nanoTime();
  }

  /** The device says that the burst is over, or its time has passed: not all devices say so. */
  private boolean isOver() throws RadioException {
    if (!started || nextEvent(ACK_SECONDS) == UhdLibrary.BURST_ACK) {
      return true;
    }
    long margin = stopping ? STOPPING_ACK_NANOS : ACK_NANOS;
    return clock.ahead() == 0 && System.nanoTime() - endedNanos > margin;
  }

  private int send(Pointer from, int samples, PointerByReference metadata) throws RadioException {
    buffers.setPointer(0, from);
    sentNow.setValue(new NativeLong(0));
    uhd.check(
        "uhd_tx_streamer_send",
        library.uhd_tx_streamer_send(
            streamer.getValue(), buffers, new NativeLong(samples), metadata, SEND_SECONDS, sentNow),
        this::lastError);
    return (int) sentNow.getValue().longValue();
  }

  private void readEvents() throws RadioException {
    for (int i = 0; i < MAX_EVENTS && nextEvent(0) != 0; i++) {
      // the next one
    }
  }

  /** What the device tells; 0 if it tells nothing. All but the burst's end are losses. */
  @SuppressWarnings("NonAtomicVolatileUpdate") // one thread counts
  private int nextEvent(double timeoutSeconds) throws RadioException {
    valid.setValue((byte) 0);
    uhd.check(
        "uhd_tx_streamer_recv_async_msg",
        library.uhd_tx_streamer_recv_async_msg(streamer.getValue(), event, timeoutSeconds, valid),
        this::lastError);
    if (valid.getValue() == 0) {
      return 0;
    }
    library.uhd_async_metadata_event_code(event.getValue(), code);
    int told = code.getValue();
    if (told != UhdLibrary.BURST_ACK && told != UhdLibrary.USER_PAYLOAD) {
      underruns++;
    }
    return told;
  }

  private PointerByReference metadata(int start, int end) throws RadioException {
    return uhd.made(
        "uhd_tx_metadata_make",
        handle -> library.uhd_tx_metadata_make(handle, (byte) 0, 0, 0, (byte) start, (byte) end));
  }

  private int lastError(Pointer text, NativeLong size) {
    return library.uhd_tx_streamer_last_error(streamer.getValue(), text, size);
  }
}
