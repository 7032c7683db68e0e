package org.challengectl.dsp.audio.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.challengectl.dsp.audio.AudioFormatException;

/** A file on the disk. */
public final class FileBytes implements ByteSource {

  private final FileChannel file;
  private final String name;

  /**
   * Opens a file.
   *
   * @param name by which people know the file
   * @throws AudioFormatException if it is a folder or something without a size, such as a pipe
   * @throws IOException if it cannot be read
   */
  public FileBytes(Path path, String name) throws IOException {
    this.name = name;
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      throw bad("is not a file");
    }
    file = FileChannel.open(path, StandardOpenOption.READ);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public long size() throws IOException {
    return file.size();
  }

  @Override
  public int read(ByteBuffer target, long position) throws IOException {
    return file.read(target, position);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
