package org.challengectl.persistence.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Remembers beside the database which fencing numbers have been given, so that none is given again
 * when the database is restored from a backup.
 *
 * <p>{@code fencing-ceiling} is a number that no given one exceeds; it is synced to the disk before
 * a number above it is used, a block at a time. {@code fencing-last} is the last number whose grant
 * was committed; it is written without syncing, survives the death of the process and tells a
 * restore from a crash. Safe for concurrent use.
 */
public final class FencingNumbers implements AutoCloseable {

  /** Numbers reserved at a time, hence the greatest gap that a crash leaves. */
  static final long BLOCK = 1000;

  /** The gap left when nothing is known of the past: more than a backup can be behind. */
  static final long EPOCH = 1_000_000;

  private final Path ceilingFile;
  private final FileChannel lastFile;
  private final long start;
  private final boolean restored;
  private long ceiling;
  private long last;

  private FencingNumbers(
      Path ceilingFile, FileChannel lastFile, long ceiling, long last, long start, boolean back) {
    this.ceilingFile = ceilingFile;
    this.lastFile = lastFile;
    this.ceiling = ceiling;
    this.last = last;
    this.start = start;
    this.restored = back;
  }

  /**
   * Compares what is remembered with the database.
   *
   * @param counter the database's counter
   */
  static FencingNumbers open(Path directory, long counter) {
    Path ceilingFile = directory.resolve("fencing-ceiling");
    try {
      FileChannel lastFile =
          FileChannel.open(
              directory.resolve("fencing-last"),
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      boolean known = Files.exists(ceilingFile);
      long ceiling = known ? readCeiling(ceilingFile) : 0;
      long last = readLast(lastFile);
      if (!known && counter > 0) {
        // A database without its past: restored on a new machine, or joined by a new server.
        return new FencingNumbers(ceilingFile, lastFile, 0, 0, counter + EPOCH, true);
      }
      boolean restored = last > counter || ceiling > counter + BLOCK + 1;
      long start = Math.max(counter, ceiling);
      return new FencingNumbers(ceilingFile, lastFile, ceiling, last, start, restored);
    } catch (IOException e) {
      throw unusable(ceilingFile, e);
    }
  }

  private static long readCeiling(Path file) throws IOException {
    String text = Files.readString(file, StandardCharsets.ISO_8859_1).strip();
    if (!text.matches("[0-9]{1,18}")) {
      throw new DatabaseException(
          DatabaseException.Code.DIRECTORY,
          file + " is damaged; write a number into it that is above every lease number so far.");
    }
    return Long.parseLong(text);
  }

  private static long readLast(FileChannel file) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(Long.BYTES);
    return file.read(buffer, 0) == Long.BYTES ? Math.max(0, buffer.getLong(0)) : 0;
  }

  /** What the counter must be set to before it is used. */
  long start() {
    return start;
  }

  /** Whether the database is older than what is remembered here. */
  public boolean restored() {
    return restored;
  }

  /** Notes that the database's counter is at its start. */
  synchronized void started() {
    if (start > ceiling) {
      writeCeiling(start);
    }
  }

  /** Makes sure that a number will never be given again. Call before the number's commit. */
  public synchronized void reserve(long number) {
    if (number > ceiling) {
      writeCeiling(number + BLOCK);
    }
  }

  /** Notes that a number's grant was committed. */
  public synchronized void given(long number) {
    if (number <= last) {
      return;
    }
    last = number;
    try {
      lastFile.write(ByteBuffer.allocate(Long.BYTES).putLong(0, number), 0);
    } catch (IOException e) {
      throw unusable(ceilingFile, e);
    }
  }

  /** Gives the unused rest of the block back. */
  @Override
  public synchronized void close() {
    try {
      long given = Math.max(last, start);
      if (ceiling > given) {
        writeCeiling(given);
      }
      lastFile.close();
    } catch (IOException e) {
      throw unusable(ceilingFile, e);
    }
  }

  private void writeCeiling(long next) {
    try {
      Durable.write(ceilingFile, Long.toString(next).getBytes(StandardCharsets.ISO_8859_1));
      ceiling = next;
    } catch (IOException e) {
      throw unusable(ceilingFile, e);
    }
  }

  private static DatabaseException unusable(Path file, IOException cause) {
    return new DatabaseException(
        DatabaseException.Code.DIRECTORY, file + " cannot be used: " + cause.getMessage(), cause);
  }
}
