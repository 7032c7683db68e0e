package org.challengectl.cli.internal.render;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.challengectl.waterfall.SigMfFormat;
import org.challengectl.waterfall.SigMfMetadata;
import org.challengectl.waterfall.SigMfWriter;

/** A SigMF pair. */
final class SigMfSink implements SampleSink {

  private final SigMfWriter writer;
  private final SigMfMetadata metadata;

  SigMfSink(Path path, int sampleRateHz, String title) throws IOException {
    Path absolute = path.toAbsolutePath();
    String name = absolute.getFileName().toString().replaceFirst("\\.sigmf(-data|-meta)?$", "");
    writer = new SigMfWriter(absolute.getParent(), name, SigMfFormat.CF32_LE);
    metadata =
        new SigMfMetadata(
            SigMfFormat.CF32_LE, sampleRateHz, 0, Instant.now(), title, "ChallengeCtl", List.of());
  }

  @Override
  public void write(float[] iq, int samples) throws IOException {
    writer.write(iq, 0, samples);
  }

  @Override
  public void finish() throws IOException {
    writer.finish(metadata);
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}
