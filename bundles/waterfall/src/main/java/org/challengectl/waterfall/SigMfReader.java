package org.challengectl.waterfall;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.challengectl.waterfall.internal.SigMfJson;

/** Reads what a SigMF recording says of itself. */
public final class SigMfReader {

  /** A meta file is text about a recording; one beyond this is something else. */
  private static final long MAX_META_BYTES = 16 << 20;

  private SigMfReader() {}

  /**
   * Reads a {@code .sigmf-meta} file: the global part, the first capture, the annotations. What it
   * does not know is passed over.
   *
   * @throws IOException if it cannot be read, is no SigMF, or has a sample format that is not in
   *     {@link SigMfFormat}; says which
   */
  public static SigMfMetadata read(Path meta) throws IOException {
    long size = Files.size(meta);
    if (size > MAX_META_BYTES) {
      throw new IOException(
          meta.getFileName() + ": " + size + " bytes are too many for a meta file");
    }
    try (InputStream in = Files.newInputStream(meta)) {
      return SigMfJson.read(in);
    } catch (IllegalArgumentException e) {
      throw new IOException(meta.getFileName() + ": " + e.getMessage(), e);
    }
  }
}
