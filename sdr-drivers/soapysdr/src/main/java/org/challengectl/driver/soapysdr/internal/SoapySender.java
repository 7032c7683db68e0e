package org.challengectl.driver.soapysdr.internal;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.LongByReference;
import com.sun.jna.ptr.NativeLongByReference;
import java.util.concurrent.locks.LockSupport;
import org.challengectl.radio.RadioException;
import org.challengectl.radio.RadioException.Reason;
import org.challengectl.radio.kit.BlockPump;
import org.challengectl.radio.kit.BurstClock;
import org.challengectl.radio.kit.TransmitFeed;

/** One transmission. */
final class SoapySender {

  /** Modules want a few of their buffers full; what is more would leave late after a stop. */
  private static final double AHEAD_SECONDS = 0.1;

  private static final NativeLong WRITE_MICROS = new NativeLong(50_000);
  private static final NativeLong AT_ONCE = new NativeLong(0);
  private static final long STUCK_NANOS = 1_500_000_000;
  private static final long FEED_MILLIS = 30;
  private static final int MAX_EVENTS = 16;

  private final String name;
  private final SoapyLibrary library;
  private final Pointer device;
  private final Pointer stream;
  private final TransmitFeed feed;
  private final BurstClock clock;
  private final Memory block;
  private final Memory buffers = new Memory(Native.POINTER_SIZE);
  private final IntByReference flags = new IntByReference();
  private final LongByReference time = new LongByReference();
  private final NativeLongByReference channels = new NativeLongByReference();
  private volatile boolean stopping;
  private volatile long underruns;
  private boolean tells = true;
  private boolean ended;
  private final BlockPump pump;

  /** Begins on a stream that is active. */
  SoapySender(SoapyDevice soapy, Pointer stream, int sampleRateHz, TransmitFeed feed) {
    this.name = soapy.name();
    this.library = soapy.library();
    this.device = soapy.pointer();
    this.stream = stream;
    this.feed = feed;
    this.clock = new BurstClock(sampleRateHz);
    this.block = new Memory((long) BurstClock.block(sampleRateHz) * feed.format().bytesPerSample());
    this.pump = BlockPump.start(name, this::step);
  }

  /** Whether the last sample has left, as far as anybody can know. */
  boolean isDone() {
    return pump.isDone();
  }

  long underruns() {
    return underruns;
  }

  void check() throws RadioException {
    pump.check();
  }

  /** Takes no more signal; tells whether it has ended in that time. */
  boolean end(long millis) {
    stopping = true;
    long until = System.nanoTime() + millis * 1_000_000;
    while (!pump.isDone() && System.nanoTime() < until) {
      LockSupport.parkNanos(1_000_000);
    }
    return pump.isDone();
  }

  /** Waits for its thread. */
  void join() throws RadioException {
    pump.stop();
  }

  private boolean step() throws RadioException {
    if (stopping) {
      return false;
    }
    double tooFar = clock.ahead() - (ended ? 0 : AHEAD_SECONDS);
    if (tooFar > 0) {
      LockSupport.parkNanos((long) (Math.min(tooFar, 0.005) * 1e9));
      return true;
    }
    if (ended) {
      return false;
    }
    int bytes = (int) block.size();
    feed.await(bytes, FEED_MILLIS);
    boolean more = feed.fill(block, bytes);
    writeAll(more ? 0 : SoapyLibrary.END_BURST);
    readEvents();
    ended = !more;
    return true;
  }

  /** A block is zeros when it is the last one; modules differ in what they do with none at all. */
  private void writeAll(int lastFlags) throws RadioException {
    int size = feed.format().bytesPerSample();
    int samples = (int) block.size() / size;
    long since = System.nanoTime();
    int done = 0;
    while (done < samples && !stopping) {
      buffers.setPointer(0, block.share((long) done * size));
      flags.setValue(lastFlags);
      int now =
          library.SoapySDRDevice_writeStream(
              device, stream, buffers, new NativeLong(samples - done), flags, 0, WRITE_MICROS);
      if (now > 0) {
        done += now;
        clock.sent(now);
        since = System.nanoTime();
      } else if (now == SoapyLibrary.UNDERFLOW) {
        ranDry();
      } else if (now != 0 && now != SoapyLibrary.TIMEOUT) {
        throw new RadioException(
            Reason.FAILED,
            "%s: writeStream says %s".formatted(name, SoapyErrors.text(library, now)));
      } else if (System.nanoTime() - since > STUCK_NANOS) {
        throw new RadioException(Reason.FAILED, name + " takes no more samples; was it unplugged?");
      }
    }
  }

  private void readEvents() {
    for (int i = 0; tells && i < MAX_EVENTS; i++) {
      flags.setValue(0);
      int told =
          library.SoapySDRDevice_readStreamStatus(device, stream, channels, flags, time, AT_ONCE);
      if (told == SoapyLibrary.UNDERFLOW || told == SoapyLibrary.TIME_ERROR) {
        ranDry();
      } else if (told == SoapyLibrary.NOT_SUPPORTED) {
        tells = false;
      } else if (told == SoapyLibrary.TIMEOUT) {
        return;
      }
    }
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // one thread counts
  private void ranDry() {
    underruns++;
  }
}
