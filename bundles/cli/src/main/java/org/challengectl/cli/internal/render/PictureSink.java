package org.challengectl.cli.internal.render;

import java.io.IOException;
import java.nio.file.Path;
import org.challengectl.preview.SignalScope;
import org.challengectl.signal.Signal;

/** A waterfall picture of the signal, without noise: the whole of what a preview shows. */
final class PictureSink implements SampleSink {

  private final Path file;
  private final SignalScope scope;

  PictureSink(Path file, int sampleRateHz, Signal signal, String title) {
    this.file = file;
    this.scope = new SignalScope(title, signal, sampleRateHz, 0);
  }

  @Override
  public void write(float[] iq, int samples) {
    scope.add(iq, 0, samples);
  }

  @Override
  public void finish() throws IOException {
    try (PartialFile png = new PartialFile(file)) {
      png.stream().write(scope.finish().png());
      png.finish();
    }
  }

  @Override
  public void close() {
    // the picture is written as a whole in finish
  }
}
