package org.challengectl.dsp.audio.internal;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.ref.Cleaner;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.challengectl.dsp.audio.AudioFormatException;

/**
 * The samples of a compressed file, unpacked into a temporary WAV file without a name: its space is
 * free again when the last one who uses this object has forgotten it, and when the process ends,
 * however it ends. Safe for use by several threads.
 */
public final class Spool {

  private static final Cleaner CLEANER = Cleaner.create();

  /** Above this, forgotten spools are looked for rather than waited for. */
  private static final long PLENTY_BYTES = 1L << 30;

  private static final AtomicLong LIVE_BYTES = new AtomicLong();

  // Not a channel: an interrupted reader would close it for the others.
  private final RandomAccessFile file;

  private Spool(RandomAccessFile file) throws IOException {
    this.file = file;
    long bytes = file.length();
    LIVE_BYTES.addAndGet(bytes);
    CLEANER.register(this, new Closing(file, bytes));
  }

  /** What all spools take on the disk that are not yet known to be forgotten. */
  static long liveBytes() {
    return LIVE_BYTES.get();
  }

  /**
   * Unpacks a file.
   *
   * @throws AudioFormatException if it is damaged, cut off, empty or too long
   * @throws IOException if it cannot be read or there is no space
   */
  static Spool of(ByteSource source, AudioKind.Found found) throws IOException {
    if (liveBytes() > PLENTY_BYTES) {
      // A large heap may not be collected for hours while the disk fills up.
      System.gc();
    }
    RandomAccessFile file = nameless();
    try {
      SpoolWriter writer = new SpoolWriter(file, source);
      unpacker(found.kind()).unpack(source, found.start(), writer);
      writer.finish();
      return new Spool(file);
    } catch (IOException | RuntimeException e) {
      file.close();
      // If the file cannot be read any more, this tells why, which libraries hide.
      source.size();
      if (e instanceof IOException problem) {
        throw problem;
      }
      AudioFormatException damaged =
          source.bad("is a damaged %s file: it cannot be decoded".formatted(found.kind().title()));
      damaged.initCause(e);
      throw damaged;
    }
  }

  private static Unpacker unpacker(AudioKind kind) {
    return switch (kind) {
      case FLAC -> new FlacUnpacker();
      case VORBIS -> new VorbisUnpacker();
      case MP3 -> new Mp3Unpacker();
      case WAV -> throw new IllegalArgumentException("WAV files are read as they are");
    };
  }

  private static RandomAccessFile nameless() throws IOException {
    Path path = Files.createTempFile("challengectl-audio-", ".wav");
    File name = path.toFile();
    RandomAccessFile file = new RandomAccessFile(name, "rw");
    if (!name.delete()) {
      // Systems that do not let go of the name of an open file.
      name.deleteOnExit();
    }
    return file;
  }

  /**
   * The WAV file.
   *
   * @param name of the file that it was unpacked from
   */
  public ByteSource read(String name) {
    return new View(this, name);
  }

  private synchronized int read(ByteBuffer target, long position) throws IOException {
    file.seek(position);
    int at = target.arrayOffset() + target.position();
    int count = file.read(target.array(), at, target.remaining());
    target.position(target.position() + Math.max(0, count));
    return count;
  }

  /** Keeps the spool alive as long as somebody may read. */
  private record View(Spool spool, String name) implements ByteSource {

    @Override
    public long size() throws IOException {
      return spool.file.length();
    }

    @Override
    public int read(ByteBuffer target, long position) throws IOException {
      return spool.read(target, position);
    }

    @Override
    public void close() {}
  }

  private record Closing(RandomAccessFile file, long bytes) implements Runnable {

    @Override
    public void run() {
      LIVE_BYTES.addAndGet(-bytes);
      try {
        file.close();
      } catch (IOException e) {
        // Nobody is left who could be told; the system closes it with the process.
        return;
      }
    }
  }
}
