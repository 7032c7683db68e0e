package org.challengectl.cli.internal.render;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that appears under its name only when it is complete. */
final class PartialFile implements AutoCloseable {

  private static final int BUFFER_BYTES = 1 << 18;

  private final Path target;
  private final Path partial;
  private final OutputStream stream;
  private boolean finished;

  PartialFile(Path target) throws IOException {
    this.target = target.toAbsolutePath();
    this.partial = this.target.resolveSibling("." + target.getFileName() + ".partial");
    this.stream = new BufferedOutputStream(Files.newOutputStream(partial), BUFFER_BYTES);
  }

  OutputStream stream() {
    return stream;
  }

  void finish() throws IOException {
    stream.close();
    Files.move(partial, target, StandardCopyOption.REPLACE_EXISTING);
    finished = true;
  }

  @Override
  public void close() throws IOException {
    stream.close();
    if (!finished) {
      Files.deleteIfExists(partial);
    }
  }
}
