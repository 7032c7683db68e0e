package org.challengectl.cli.internal.render;

import java.io.IOException;
import java.nio.file.Path;

/** Samples one after the other, behind a header or none. */
final class RawSink implements SampleSink {

  private final PartialFile file;
  private final SampleEncoder encoder;
  private byte[] bytes = new byte[0];

  RawSink(Path path, byte[] header, SampleEncoder encoder) throws IOException {
    this.file = new PartialFile(path);
    this.encoder = encoder;
    file.stream().write(header);
  }

  @Override
  public void write(float[] iq, int samples) throws IOException {
    int length = 2 * samples * encoder.bytes();
    if (bytes.length < length) {
      bytes = new byte[length];
    }
    encoder.encode(iq, 2 * samples, bytes);
    file.stream().write(bytes, 0, length);
  }

  @Override
  public void finish() throws IOException {
    file.finish();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
