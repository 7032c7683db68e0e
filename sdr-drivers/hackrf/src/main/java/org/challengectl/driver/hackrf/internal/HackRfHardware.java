package org.challengectl.driver.hackrf.internal;

import com.sun.jna.CallbackThreadInitializer;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import org.challengectl.driver.hackrf.internal.HackRfLibrary.BlockCallback;
import org.challengectl.radio.RadioCapabilities;
import org.challengectl.radio.RadioException;
import org.challengectl.radio.RadioException.Reason;
import org.challengectl.radio.kit.Hardware;
import org.challengectl.radio.kit.ReceiveSink;
import org.challengectl.radio.kit.SampleFormat;
import org.challengectl.radio.kit.TransmitFeed;

/**
 * An open HackRF. The library calls back for each of its transfers; we always fill them to the last
 * byte and never ask it to end by the callback's result, because it then leaves what is under way
 * to chance: the end is zeros, and then stopping.
 */
final class HackRfHardware implements Hardware {

  /** The library has four transfers of 262,144 bytes under way; the chip holds back 32 kB more. */
  private static final int TAIL_SAMPLES = (4 * 262_144 + 32_768) / 2;

  private static final int BUFFER = Native.POINTER_SIZE;
  private static final int BUFFER_LENGTH = 2 * Native.POINTER_SIZE;
  private static final int VALID_LENGTH = BUFFER_LENGTH + 4;
  private static final int M0_STATE_BYTES = 40;
  private static final int M0_SHORTFALLS = 16;

  private enum Streaming {
    NOTHING,
    OUT,
    IN
  }

  private final String name;
  private final HackRfLibrary library;
  private final Pointer device;
  private final HackRfSetup setup;
  private final Runnable reset;
  private final Memory m0 = new Memory(M0_STATE_BYTES);
  private Streaming streaming = Streaming.NOTHING;
  private BlockCallback callback; // the library holds its address only
  private long underruns;

  /**
   * @param name for messages
   * @param device open, its sample rate set
   * @param reset resets its USB port; throws IllegalStateException if that cannot be done
   */
  HackRfHardware(
      String name, HackRfLibrary library, Pointer device, HackRfSetup setup, Runnable reset) {
    this.name = name;
    this.library = library;
    this.device = device;
    this.setup = setup;
    this.reset = reset;
  }

  @Override
  public RadioCapabilities capabilities() {
    return HackRfSetup.CAPABILITIES;
  }

  @Override
  public SampleFormat format() {
    return SampleFormat.INT8;
  }

  @Override
  public int tailSamples() {
    return TAIL_SAMPLES;
  }

  @Override
  public void startTransmit(long frequencyHz, TransmitFeed feed) throws RadioException {
    prepare(frequencyHz);
    check("hackrf_set_txvga_gain", library.hackrf_set_txvga_gain(device, setup.txVgaDb()));
    underruns = 0;
    callback = callbackOf(transfer -> send(feed, transfer));
    streaming = Streaming.OUT;
    check("hackrf_start_tx", library.hackrf_start_tx(device, callback, null));
  }

  @Override
  public void startReceive(long frequencyHz, ReceiveSink sink) throws RadioException {
    prepare(frequencyHz);
    check("hackrf_set_lna_gain", library.hackrf_set_lna_gain(device, setup.lnaDb()));
    check("hackrf_set_vga_gain", library.hackrf_set_vga_gain(device, setup.vgaDb()));
    callback = callbackOf(transfer -> receive(sink, transfer));
    streaming = Streaming.IN;
    check("hackrf_start_rx", library.hackrf_start_rx(device, callback, null));
  }

  @Override
  public void check() throws RadioException {
    if (streaming != Streaming.NOTHING) {
      int answer = library.hackrf_is_streaming(device);
      if (answer != HackRfLibrary.TRUE) {
        throw new RadioException(
            Reason.FAILED,
            "%s does not stream any more (%s); was it unplugged?"
                .formatted(name, library.hackrf_error_name(answer)));
      }
    }
  }

  @Override
  public long underruns() {
    return underruns;
  }

  @Override
  public void stop() throws RadioException {
    Streaming before = streaming;
    streaming = Streaming.NOTHING;
    if (before == Streaming.OUT) {
      countShortfalls();
      check("hackrf_stop_tx", library.hackrf_stop_tx(device));
    } else if (before == Streaming.IN) {
      check("hackrf_stop_rx", library.hackrf_stop_rx(device));
    }
    if (before != Streaming.NOTHING && setup.biasTee()) {
      check("hackrf_set_antenna_enable", library.hackrf_set_antenna_enable(device, (byte) 0));
    }
  }

  @Override
  public void close() throws RadioException {
    try {
      stop();
    } finally {
      check("hackrf_close", library.hackrf_close(device));
    }
  }

  @Override
  public boolean pullThePlug() {
    try {
      reset.run();
      return true;
    } catch (IllegalStateException e) {
      return false;
    }
  }

  private void prepare(long frequencyHz) throws RadioException {
    check("hackrf_set_freq", library.hackrf_set_freq(device, setup.corrected(frequencyHz)));
    check("hackrf_set_amp_enable", library.hackrf_set_amp_enable(device, bit(setup.amp())));
    check(
        "hackrf_set_antenna_enable",
        library.hackrf_set_antenna_enable(device, bit(setup.biasTee())));
  }

  /** The firmware counts since 2022; older ones refuse, and then only our own count is there. */
  private void countShortfalls() {
    m0.clear();
    try {
      if (library.hackrf_get_m0_state(device, m0) == HackRfLibrary.SUCCESS) {
        underruns = Integer.toUnsignedLong(m0.getInt(M0_SHORTFALLS));
      }
    } catch (UnsatisfiedLinkError e) {
      underruns = 0; // a library from before 2022
    }
  }

  private static int send(TransmitFeed feed, Pointer transfer) {
    int bytes = transfer.getInt(BUFFER_LENGTH);
    feed.fill(transfer.getPointer(BUFFER), bytes);
    transfer.setInt(VALID_LENGTH, bytes);
    return 0;
  }

  private static int receive(ReceiveSink sink, Pointer transfer) {
    sink.give(transfer.getPointer(BUFFER), 0, transfer.getInt(VALID_LENGTH));
    return 0;
  }

  /** The library's thread stays attached to the JVM from its first block on. */
  private static BlockCallback callbackOf(BlockCallback callback) {
    Native.setCallbackThreadInitializer(
        callback, new CallbackThreadInitializer(true, false, "hackrf-transfers"));
    return callback;
  }

  private void check(String what, int result) throws RadioException {
    if (result != HackRfLibrary.SUCCESS) {
      throw new RadioException(
          Reason.FAILED, "%s: %s says %s".formatted(name, what, library.hackrf_error_name(result)));
    }
  }

  private static byte bit(boolean on) {
    return (byte) (on ? 1 : 0);
  }
}
