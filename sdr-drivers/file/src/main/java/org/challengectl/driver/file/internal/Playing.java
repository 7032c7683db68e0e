package org.challengectl.driver.file.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import org.challengectl.radio.RadioException;
import org.challengectl.radio.RadioException.Reason;
import org.challengectl.radio.kit.Pace;
import org.challengectl.radio.kit.ReceiveSink;

/** One reception of a recording: read, shifted if need be, given at its pace. */
final class Playing implements AutoCloseable {

  private static final int BLOCKS_PER_SECOND = 50;
  private static final int MAX_SAMPLES = 65_536;

  private final String name;
  private final Recording recording;
  private final ReceiveSink sink;
  private final FileChannel data;
  private final Pace pace;
  private final double turnsPerSample;
  private final int sampleBytes;
  private final byte[] bytes;
  private final float[] iq;
  private final byte[] given;
  private long next;
  private double turns;

  Playing(String name, Recording recording, double shiftHz, ReceiveSink sink)
      throws RadioException {
    this.name = name;
    this.recording = recording;
    this.sink = sink;
    this.turnsPerSample = shiftHz / recording.sampleRateHz();
    this.sampleBytes = recording.format().bytesPerSample();
    int rate = (int) Math.round(recording.sampleRateHz());
    int samples = Math.max(1, Math.min(MAX_SAMPLES, rate / BLOCKS_PER_SECOND));
    this.bytes = new byte[samples * sampleBytes];
    this.iq = new float[2 * samples];
    this.given = new byte[samples * sink.format().bytesPerSample()];
    this.pace = new Pace(rate);
    try {
      this.data = FileChannel.open(recording.data(), StandardOpenOption.READ);
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /** Gives a block; true. */
  boolean move() throws RadioException {
    if (!pace.await()) {
      return true;
    }
    int samples = read();
    recording.format().decode(bytes, 0, iq, 0, samples);
    if (turnsPerSample != 0) {
      shift(samples);
    }
    sink.format().encode(iq, 0, given, 0, samples);
    sink.give(given, 0, samples * sink.format().bytesPerSample());
    pace.passed(samples);
    return true;
  }

  @Override
  public void close() throws RadioException {
    try {
      data.close();
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private int read() throws RadioException {
    int wanted = (int) Math.min(iq.length / 2, recording.samples() - next);
    ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, wanted * sampleBytes);
    try {
      while (buffer.hasRemaining()) {
        if (data.read(buffer, next * sampleBytes + buffer.position()) < 0) {
          throw new IOException("it has become shorter");
        }
      }
    } catch (IOException e) {
      throw failure(e);
    }
    next = (next + wanted) % recording.samples();
    return wanted;
  }

  private void shift(int samples) {
    for (int i = 0; i < 2 * samples; i += 2) {
      double cos = Math.cos(2 * Math.PI * turns);
      double sin = Math.sin(2 * Math.PI * turns);
      double real = iq[i];
      double imaginary = iq[i + 1];
      iq[i] = (float) (real * cos - imaginary * sin);
      iq[i + 1] = (float) (real * sin + imaginary * cos);
      turns += turnsPerSample;
      turns -= Math.rint(turns);
    }
  }

  private RadioException failure(IOException e) {
    return new RadioException(Reason.FAILED, "%s cannot read: %s".formatted(name, e), e);
  }
}
