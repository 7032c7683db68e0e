package org.challengectl.driver.file.internal;

import java.util.Locale;
import org.challengectl.radio.FrequencySpan;
import org.challengectl.radio.RadioCapabilities;
import org.challengectl.radio.RadioException;
import org.challengectl.radio.RadioException.Reason;
import org.challengectl.radio.kit.BlockPump;
import org.challengectl.radio.kit.Hardware;
import org.challengectl.radio.kit.ReceiveSink;
import org.challengectl.radio.kit.SampleFormat;
import org.challengectl.radio.kit.TransmitFeed;

/** Plays a recording again and again: a receiver on whose frequency it is always sent. */
final class Player implements Hardware {

  private static final double ONE_HZ = 1;

  private final String name;
  private final Recording recording;
  private final RadioCapabilities capabilities;
  private BlockPump pump;
  private Playing playing;

  Player(String name, Recording recording, int sampleRateHz) throws RadioException {
    this.name = name;
    this.recording = recording;
    if (Math.abs(recording.sampleRateHz() - sampleRateHz) >= ONE_HZ) {
      throw new RadioException(
          Reason.UNSUPPORTED,
          String.format(
              Locale.ROOT,
              "%s: the recording has %.0f samples/s, so rf_samplerate must be %.0f, was %d",
              name,
              recording.sampleRateHz(),
              recording.sampleRateHz(),
              sampleRateHz));
    }
    this.capabilities =
        new RadioCapabilities(
            false, true, frequencies(recording), new FrequencySpan(sampleRateHz, sampleRateHz));
  }

  @Override
  public RadioCapabilities capabilities() {
    return capabilities;
  }

  @Override
  public SampleFormat format() {
    return SampleFormat.FLOAT32;
  }

  @Override
  public int tailSamples() {
    return 0;
  }

  @Override
  public void startTransmit(long frequencyHz, TransmitFeed feed) throws RadioException {
    throw new RadioException(Reason.UNSUPPORTED, name + " only plays");
  }

  @Override
  public void startReceive(long frequencyHz, ReceiveSink sink) throws RadioException {
    double shiftHz = recording.frequencyHz().orElse((double) frequencyHz) - frequencyHz;
    playing = new Playing(name, recording, shiftHz, sink);
    pump = BlockPump.start(name, playing::move);
  }

  @Override
  public void check() throws RadioException {
    if (pump != null) {
      pump.check();
    }
  }

  @Override
  public void stop() throws RadioException {
    BlockPump running = pump;
    pump = null;
    if (running != null) {
      try {
        running.stop();
      } finally {
        playing.close();
      }
    }
  }

  @Override
  public void close() throws RadioException {
    stop();
  }

  /** Where at least half of what is recorded is heard. */
  private static FrequencySpan frequencies(Recording recording) {
    if (recording.frequencyHz().isEmpty()) {
      return Recorder.either().frequencies();
    }
    double centre = recording.frequencyHz().getAsDouble();
    double half = recording.sampleRateHz() / 2;
    return new FrequencySpan(
        Math.max(1, Math.round(centre - half)), Math.max(1, Math.round(centre + half)));
  }
}
