package org.challengectl.driver.rtlsdr.internal;

import com.sun.jna.Pointer;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import org.challengectl.radio.RadioCapabilities;
import org.challengectl.radio.RadioException;
import org.challengectl.radio.RadioException.Reason;
import org.challengectl.radio.kit.Hardware;
import org.challengectl.radio.kit.ReceiveSink;
import org.challengectl.radio.kit.SampleFormat;
import org.challengectl.radio.kit.TransmitFeed;
import org.challengectl.radio.kit.rtl.RtlSetup;
import org.challengectl.radio.kit.rtl.RtlTuner;

/** An open RTL-SDR. */
final class RtlSdrHardware implements Hardware {

  private static final int MAX_GAINS = 256;

  private final String name;
  private final RtlSdrLibrary library;
  private final Pointer device;
  private final RtlSetup setup;
  private final BooleanSupplier reset;
  private RadioCapabilities capabilities;
  private int blockBytes;
  private AsyncReader reader;

  /**
   * @param name for messages
   * @param device open
   * @param reset resets its USB port; false if that cannot be done
   */
  RtlSdrHardware(
      String name, RtlSdrLibrary library, Pointer device, RtlSetup setup, BooleanSupplier reset) {
    this.name = name;
    this.library = library;
    this.device = device;
    this.setup = setup;
    this.reset = reset;
    this.capabilities = RtlTuner.R820T.capabilities(setup.isDirect());
  }

  /** Sets what does not depend on the frequency. */
  void prepare(int sampleRateHz) throws RadioException {
    capabilities =
        RtlTuner.of(library.rtlsdr_get_tuner_type(device)).capabilities(setup.isDirect());
    blockBytes = AsyncReader.blockBytes(sampleRateHz);
    OptionalInt gain = setup.gainTenthDb(name, gains());
    // The bias tee outlives the program that has switched it on.
    check("rtlsdr_set_bias_tee", library.rtlsdr_set_bias_tee(device, 0));
    if (setup.isDirect()) {
      check(
          "rtlsdr_set_direct_sampling",
          library.rtlsdr_set_direct_sampling(device, setup.directSampling()));
    }
    check("rtlsdr_set_sample_rate", library.rtlsdr_set_sample_rate(device, sampleRateHz));
    if (library.rtlsdr_get_freq_correction(device) != setup.wholePpm()) { // else it refuses
      check(
          "rtlsdr_set_freq_correction",
          library.rtlsdr_set_freq_correction(device, setup.wholePpm()));
    }
    check("rtlsdr_set_agc_mode", library.rtlsdr_set_agc_mode(device, bit(setup.agc())));
    if (!setup.isDirect()) {
      check(
          "rtlsdr_set_tuner_gain_mode",
          library.rtlsdr_set_tuner_gain_mode(device, bit(gain.isPresent())));
    }
    if (gain.isPresent()) {
      check("rtlsdr_set_tuner_gain", library.rtlsdr_set_tuner_gain(device, gain.getAsInt()));
    }
  }

  @Override
  public RadioCapabilities capabilities() {
    return capabilities;
  }

  @Override
  public SampleFormat format() {
    return SampleFormat.UINT8;
  }

  @Override
  public int tailSamples() {
    return 0;
  }

  @Override
  public void startTransmit(long frequencyHz, TransmitFeed feed) throws RadioException {
    throw new RadioException(Reason.UNSUPPORTED, name + " cannot transmit");
  }

  @Override
  public void startReceive(long frequencyHz, ReceiveSink sink) throws RadioException {
    check(
        "rtlsdr_set_center_freq",
        library.rtlsdr_set_center_freq(device, (int) setup.corrected(frequencyHz)));
    if (setup.biasTee()) {
      check("rtlsdr_set_bias_tee", library.rtlsdr_set_bias_tee(device, 1));
    }
    check("rtlsdr_reset_buffer", library.rtlsdr_reset_buffer(device)); // else old samples come
    reader = new AsyncReader(name, library, device, sink, blockBytes);
    reader.start();
  }

  @Override
  public void check() throws RadioException {
    if (reader != null) {
      reader.check();
    }
  }

  @Override
  public void stop() throws RadioException {
    AsyncReader running = reader;
    reader = null;
    if (running != null) {
      running.stop();
      if (setup.biasTee()) {
        check("rtlsdr_set_bias_tee", library.rtlsdr_set_bias_tee(device, 0));
      }
    }
  }

  @Override
  public void close() throws RadioException {
    try {
      stop();
    } finally {
      check("rtlsdr_close", library.rtlsdr_close(device));
    }
  }

  @Override
  public boolean pullThePlug() {
    return reset.getAsBoolean();
  }

  private int[] gains() throws RadioException {
    int[] gains = new int[MAX_GAINS];
    int count = library.rtlsdr_get_tuner_gains(device, null);
    if (count > gains.length) {
      throw new RadioException(Reason.FAILED, name + " tells of " + count + " gains");
    }
    count = count <= 0 ? 0 : library.rtlsdr_get_tuner_gains(device, gains);
    return java.util.Arrays.copyOf(gains, Math.max(0, count));
  }

  private void check(String what, int result) throws RadioException {
    if (result != RtlSdrLibrary.SUCCESS) {
      throw new RadioException(Reason.FAILED, "%s: %s says %d".formatted(name, what, result));
    }
  }

  private static int bit(boolean on) {
    return on ? 1 : 0;
  }
}
