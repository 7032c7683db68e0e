package org.challengectl.driver.soapysdr.internal;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.LongByReference;
import org.challengectl.radio.RadioException;
import org.challengectl.radio.RadioException.Reason;
import org.challengectl.radio.kit.BlockPump;
import org.challengectl.radio.kit.BurstClock;
import org.challengectl.radio.kit.ReceiveSink;

/**
 * One reception. What an overflow has cost is counted by the samples' times, if the module tells
 * them; else as one sample, for it is known only that some are missing.
 */
final class SoapyReceiver {

  private static final NativeLong READ_MICROS = new NativeLong(100_000);
  private static final double NANOS = 1e9;

  private final String name;
  private final SoapyLibrary library;
  private final Pointer device;
  private final Pointer stream;
  private final ReceiveSink sink;
  private final double sampleRateHz;
  private final NativeLong samples;
  private final Memory block;
  private final Memory buffers = new Memory(Native.POINTER_SIZE);
  private final IntByReference flags = new IntByReference();
  private final LongByReference time = new LongByReference();
  private boolean overflown;
  private boolean timed;
  private long nextNanos;
  private final BlockPump pump;

  /** Begins on a stream that is active. */
  SoapyReceiver(SoapyDevice soapy, Pointer stream, int sampleRateHz, ReceiveSink sink) {
    this.name = soapy.name();
    this.library = soapy.library();
    this.device = soapy.pointer();
    this.stream = stream;
    this.sink = sink;
    this.sampleRateHz = sampleRateHz;
    this.samples = new NativeLong(BurstClock.block(sampleRateHz));
    this.block = new Memory(samples.longValue() * sink.format().bytesPerSample());
    buffers.setPointer(0, block);
    this.pump = BlockPump.start(name, this::step);
  }

  boolean isDone() {
    return pump.isDone();
  }

  void check() throws RadioException {
    pump.check();
  }

  /** Ends it after the block that is being read. */
  void stop() throws RadioException {
    pump.stop();
  }

  private boolean step() throws RadioException {
    flags.setValue(0);
    int some =
        library.SoapySDRDevice_readStream(
            device, stream, buffers, samples, flags, time, READ_MICROS);
    if (some > 0) {
      count(some);
      sink.give(block, 0, some * sink.format().bytesPerSample());
    } else if (some == SoapyLibrary.OVERFLOW) {
      overflown = true;
    } else if (some != 0 && some != SoapyLibrary.TIMEOUT) {
      throw new RadioException(
          Reason.FAILED, "%s: readStream says %s".formatted(name, SoapyErrors.text(library, some)));
    }
    return true;
  }

  private void count(int some) {
    boolean timedNow = (flags.getValue() & SoapyLibrary.HAS_TIME) != 0;
    if (overflown) {
      double gap = timed && timedNow ? (time.getValue() - nextNanos) / NANOS * sampleRateHz : 1;
      sink.lost(Math.max(1, Math.round(gap)));
      overflown = false;
    }
    timed = timedNow;
    nextNanos = time.getValue() + Math.round(some * NANOS / sampleRateHz);
  }
}
