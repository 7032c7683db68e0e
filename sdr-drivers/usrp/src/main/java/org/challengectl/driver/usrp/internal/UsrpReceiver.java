package org.challengectl.driver.usrp.internal;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.ByteByReference;
import com.sun.jna.ptr.DoubleByReference;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.LongByReference;
import com.sun.jna.ptr.NativeLongByReference;
import com.sun.jna.ptr.PointerByReference;
import org.challengectl.radio.RadioException;
import org.challengectl.radio.RadioException.Reason;
import org.challengectl.radio.kit.BlockPump;
import org.challengectl.radio.kit.BurstClock;
import org.challengectl.radio.kit.ReceiveSink;

/**
 * Receives. What was lost is counted by the samples' times, because the library does not say how
 * many an overflow has cost. The streamer stays for the next reception.
 */
final class UsrpReceiver {

  private static final double RECEIVE_SECONDS = 0.1;
  private static final int MAX_OLD_BLOCKS = 200;

  private final String name;
  private final UhdLibrary library;
  private final Uhd uhd;
  private final double sampleRateHz;
  private final int bytesPerSample;
  private final int samples;
  private final PointerByReference streamer;
  private final PointerByReference metadata;
  private final Memory block;
  private final Memory buffers = new Memory(Native.POINTER_SIZE);
  private final NativeLongByReference received = new NativeLongByReference();
  private final IntByReference code = new IntByReference();
  private final ByteByReference hasTime = new ByteByReference();
  private final LongByReference seconds = new LongByReference();
  private final DoubleByReference fraction = new DoubleByReference();
  private BlockPump pump;
  private long baseSeconds;
  private double nextSeconds;

  UsrpReceiver(Usrp usrp, int sampleRateHz) throws RadioException {
    this.name = usrp.name();
    this.uhd = usrp.uhd();
    this.library = uhd.library();
    this.sampleRateHz = sampleRateHz;
    this.bytesPerSample = usrp.setup().format().bytesPerSample();
    this.samples = BurstClock.block(sampleRateHz);
    this.block = new Memory((long) samples * bytesPerSample);
    buffers.setPointer(0, block);
    this.streamer = usrp.receiveStream();
    this.metadata = uhd.made("uhd_rx_metadata_make", library::uhd_rx_metadata_make);
  }

  void start(ReceiveSink sink) throws RadioException {
    nextSeconds = Double.NaN;
    command(UhdLibrary.START_CONTINUOUS);
    pump = BlockPump.start(name, () -> step(sink));
  }

  boolean isDone() {
    return pump == null || pump.isDone();
  }

  void check() throws RadioException {
    if (pump != null) {
      pump.check();
    }
  }

  /** Ends it, and takes what is still under way: the next reception must not begin with it. */
  void stop() throws RadioException {
    if (pump == null) {
      return;
    }
    pump.stop();
    pump = null;
    command(UhdLibrary.STOP_CONTINUOUS);
    for (int i = 0; i < MAX_OLD_BLOCKS; i++) {
      if (receive(0.01) == 0 && errorCode() == UhdLibrary.RX_TIMEOUT) {
        break;
      }
    }
  }

  /** Gives all back; nothing is received any more. */
  void free() {
    library.uhd_rx_streamer_free(streamer);
    library.uhd_rx_metadata_free(metadata);
  }

  private boolean step(ReceiveSink sink) throws RadioException {
    int some = receive(RECEIVE_SECONDS);
    int error = errorCode();
    if (some > 0) {
      countGap(sink, some);
      sink.give(block, 0, some * bytesPerSample);
    }
    return switch (error) {
      case UhdLibrary.RX_NONE,
          UhdLibrary.RX_TIMEOUT,
          UhdLibrary.RX_OVERFLOW,
          UhdLibrary.RX_BAD_PACKET ->
          true;
      default ->
          throw new RadioException(
              Reason.FAILED, "%s: receiving failed (metadata error %d)".formatted(name, error));
    };
  }

  private void countGap(ReceiveSink sink, int some) {
    library.uhd_rx_metadata_has_time_spec(metadata.getValue(), hasTime);
    if (hasTime.getValue() == 0) {
      return;
    }
    library.uhd_rx_metadata_time_spec(metadata.getValue(), seconds, fraction);
    if (Double.isNaN(nextSeconds)) {
      baseSeconds = seconds.getValue(); // a double holds no ns of the time since 1970
    }
    double at = seconds.getValue() - baseSeconds + fraction.getValue();
    long gap = Math.round((at - nextSeconds) * sampleRateHz); // 0 if nothing is known
    if (gap > 0) {
      sink.lost(gap);
    }
    nextSeconds = at + some / sampleRateHz;
  }

  private int receive(double timeoutSeconds) throws RadioException {
    received.setValue(new NativeLong(0));
    uhd.check(
        "uhd_rx_streamer_recv",
        library.uhd_rx_streamer_recv(
            streamer.getValue(),
            buffers,
            new NativeLong(samples),
            metadata,
            timeoutSeconds,
            (byte) 0,
            received),
        this::lastError);
    return (int) received.getValue().longValue();
  }

  private int errorCode() {
    library.uhd_rx_metadata_error_code(metadata.getValue(), code);
    return code.getValue();
  }

  private void command(int mode) throws RadioException {
    UhdLibrary.StreamCommand command = new UhdLibrary.StreamCommand();
    command.mode = mode;
    uhd.check(
        "uhd_rx_streamer_issue_stream_cmd",
        library.uhd_rx_streamer_issue_stream_cmd(streamer.getValue(), command),
        this::lastError);
  }

  private int lastError(Pointer text, NativeLong size) {
    return library.uhd_rx_streamer_last_error(streamer.getValue(), text, size);
  }
}
