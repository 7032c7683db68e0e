package org.challengectl.waterfall;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import org.challengectl.waterfall.internal.SigMfJson;

/**
 * Writes a SigMF recording as a stream: {@code NAME.sigmf-data} and {@code NAME.sigmf-meta}. Both
 * carry a temporary name until {@link #finish}; the meta file comes last, so whoever sees it finds
 * the whole recording. Closing without finishing leaves nothing behind. Not thread-safe.
 */
public final class SigMfWriter implements AutoCloseable {

  private static final int BUFFER_BYTES = 1 << 16;

  private final Path data;
  private final Path meta;
  private final Path partialData;
  private final Path partialMeta;
  private final SigMfFormat format;
  private final FileChannel channel;
  private final MessageDigest digest;
  private final ByteBuffer buffer =
      ByteBuffer.allocate(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
  private long samples;
  private boolean finished;

  /**
   * Starts a recording.
   *
   * @param folder that exists
   * @param name of the recording, without extension; one file name, no path
   * @throws IOException if the files cannot be made
   * @throws IllegalArgumentException if {@code name} is not a plain file name
   */
  public SigMfWriter(Path folder, String name, SigMfFormat format) throws IOException {
    if (name.isEmpty()
        || name.startsWith(".")
        || !Path.of(name).getFileName().toString().equals(name)) {
      throw new IllegalArgumentException("not a plain file name: '" + name + "'");
    }
    this.format = Objects.requireNonNull(format, "format");
    data = folder.resolve(name + ".sigmf-data");
    meta = folder.resolve(name + ".sigmf-meta");
    partialData = folder.resolve("." + name + ".sigmf-data.partial");
    partialMeta = folder.resolve("." + name + ".sigmf-meta.partial");
    digest = sha512();
    channel =
        FileChannel.open(
            partialData,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE);
  }

  /**
   * Appends samples.
   *
   * @param iq interleaved I and Q
   * @param offset index of the first I, in floats
   * @param count complex samples, 0 or more
   */
  public void write(float[] iq, int offset, int count) throws IOException {
    Objects.checkFromIndexSize(offset, 2 * count, iq.length);
    for (int i = offset; i < offset + 2 * count; i += 2) {
      if (buffer.remaining() < format.bytesPerSample()) {
        drain();
      }
      format.put(buffer, iq[i]);
      format.put(buffer, iq[i + 1]);
    }
    samples += count;
  }

  /** Complex samples so far. */
  public long samples() {
    return samples;
  }

  /**
   * Completes the recording under its final name; an older one of that name is replaced.
   *
   * @param metadata of the format that the writer was made for
   * @return the meta file
   */
  public Path finish(SigMfMetadata metadata) throws IOException {
    if (metadata.format() != format) {
      throw new IllegalArgumentException("recorded " + format + ", not " + metadata.format());
    }
    if (!channel.isOpen()) {
      throw new IllegalStateException("recording is already over");
    }
    drain();
    channel.force(true);
    channel.close();
    String sha512 = HexFormat.of().formatHex(digest.digest());
    Files.write(partialMeta, SigMfJson.write(metadata, sha512));
    Files.deleteIfExists(meta);
    move(partialData, data);
    move(partialMeta, meta);
    finished = true;
    return meta;
  }

  /** Gives up what is not finished. */
  @Override
  public void close() throws IOException {
    channel.close();
    if (!finished) {
      Files.deleteIfExists(partialData);
      Files.deleteIfExists(partialMeta);
    }
  }

  private void drain() throws IOException {
    buffer.flip();
    digest.update(buffer.duplicate());
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
    buffer.clear();
  }

  private static void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static MessageDigest sha512() {
    try {
      return MessageDigest.getInstance("SHA-512");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-512", e);
    }
  }
}
