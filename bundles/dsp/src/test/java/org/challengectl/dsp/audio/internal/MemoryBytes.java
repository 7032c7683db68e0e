package org.challengectl.dsp.audio.internal;

import java.nio.ByteBuffer;

/** A file that is only in memory. */
public final class MemoryBytes implements ByteSource {

  private final byte[] content;
  private final String name;

  public MemoryBytes(byte[] content, String name) {
    this.content = content;
    this.name = name;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public long size() {
    return content.length;
  }

  @Override
  public int read(ByteBuffer target, long position) {
    int count = (int) Math.min(target.remaining(), content.length - position);
    if (count <= 0) {
      return -1;
    }
    target.put(content, (int) position, count);
    return count;
  }

  @Override
  public void close() {}
}
