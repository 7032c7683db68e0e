package org.challengectl.driver.file.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.challengectl.radio.FrequencySpan;
import org.challengectl.radio.RadioCapabilities;
import org.challengectl.radio.RadioException;
import org.challengectl.radio.RadioException.Reason;
import org.challengectl.radio.TransmitSettings;
import org.challengectl.radio.kit.BlockPump;
import org.challengectl.radio.kit.Hardware;
import org.challengectl.radio.kit.Pace;
import org.challengectl.radio.kit.ReceiveSink;
import org.challengectl.radio.kit.SampleFormat;
import org.challengectl.radio.kit.TransmitFeed;

/** Writes each transmission into a recording of its own, no faster than a radio would send it. */
final class Recorder implements Hardware {

  private static final FrequencySpan FREQUENCIES = new FrequencySpan(1, 300_000_000_000L);
  private static final FrequencySpan RATES = new FrequencySpan(1_000, 20_000_000);
  private static final int BLOCKS_PER_SECOND = 50;
  private static final int MAX_SAMPLES = 65_536;
  private static final long TAKE_MILLIS = 20;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

  private final String name;
  private final Path folder;
  private final int sampleRateHz;
  private BlockPump pump;
  private Writing writing;

  /**
   * @param folder exists
   */
  Recorder(String name, Path folder, int sampleRateHz) {
    this.name = name;
    this.folder = folder;
    this.sampleRateHz = sampleRateHz;
  }

  /** What a radio can do of which one does not know whether it records or plays. */
  static RadioCapabilities either() {
    return new RadioCapabilities(true, true, FREQUENCIES, RATES);
  }

  @Override
  public RadioCapabilities capabilities() {
    return new RadioCapabilities(true, false, FREQUENCIES, RATES);
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
    startTransmit(new TransmitSettings(frequencyHz, ""), feed);
  }

  @Override
  public void startTransmit(TransmitSettings settings, TransmitFeed feed) throws RadioException {
    Instant now = Instant.now();
    String title = TIME.format(now) + "_" + settings.frequencyHz() + "Hz";
    Path meta = folder.resolve(title + ".sigmf-meta");
    try {
      FileChannel data =
          FileChannel.open(
              SigMfMeta.dataOf(meta), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      SigMfMeta.write(meta, name, settings, sampleRateHz, now, 0); // for those who look meanwhile
      writing = new Writing(meta, data, settings, now, feed);
      pump = BlockPump.start(name, writing::move);
    } catch (IOException e) {
      throw failure(e);
    }
  }

  @Override
  public void startReceive(long frequencyHz, ReceiveSink sink) throws RadioException {
    throw new RadioException(Reason.UNSUPPORTED, name + " plays nothing; say play: RECORDING");
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
        writing.finish();
      }
    }
  }

  @Override
  public void close() throws RadioException {
    stop();
  }

  private RadioException failure(IOException e) {
    return new RadioException(Reason.FAILED, "%s cannot write: %s".formatted(name, e), e);
  }

  /** One recording. */
  private final class Writing {

    private final Path meta;
    private final FileChannel data;
    private final TransmitSettings settings;
    private final Instant startedAt;
    private final TransmitFeed feed;
    private final Pace pace = new Pace(sampleRateHz);
    private final byte[] block;
    private volatile long samples;

    Writing(
        Path meta,
        FileChannel data,
        TransmitSettings settings,
        Instant startedAt,
        TransmitFeed feed) {
      this.meta = meta;
      this.data = data;
      this.settings = settings;
      this.startedAt = startedAt;
      this.feed = feed;
      int wanted = Math.max(1, Math.min(MAX_SAMPLES, sampleRateHz / BLOCKS_PER_SECOND));
      this.block = new byte[wanted * feed.format().bytesPerSample()];
    }

    /** Writes a block; tells whether there may be more. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes
    boolean move() throws RadioException {
      int bytes = pace.await() ? feed.take(block, block.length, TAKE_MILLIS) : 0;
      if (bytes < 0) {
        return false;
      }
      try {
        ByteBuffer rest = ByteBuffer.wrap(block, 0, bytes);
        while (rest.hasRemaining()) {
          data.write(rest);
        }
        int some = bytes / feed.format().bytesPerSample();
        samples = samples + some;
        pace.passed(some);
        return true;
      } catch (IOException e) {
        throw failure(e);
      }
    }

    /** Now it is known how long it has become. */
    void finish() throws RadioException {
      try {
        data.close();
        SigMfMeta.write(meta, name, settings, sampleRateHz, startedAt, samples);
      } catch (IOException e) {
        throw failure(e);
      }
    }
  }
}
