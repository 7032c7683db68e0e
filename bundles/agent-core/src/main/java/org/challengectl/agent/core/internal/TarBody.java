package org.challengectl.agent.core.internal;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A tar archive (POSIX ustar) that is made while it is sent, so that no second copy of a recording
 * is needed. As SigMF asks, all files lie in one folder named like the recording.
 */
final class TarBody {

  private static final int BLOCK = 512;
  private static final long MAX_OCTAL = 0_77777777777L;

  private TarBody() {}

  /** An archive of files; the folder is the first one's name without extension. */
  static BodyPublisher of(Path... files) throws IOException {
    String first = files[0].getFileName().toString();
    int dot = first.lastIndexOf('.');
    String folder = dot > 0 ? first.substring(0, dot) : first;
    List<BodyPublisher> parts = new ArrayList<>();
    for (Path file : files) {
      long size = Files.size(file);
      parts.add(BodyPublishers.ofByteArray(header(folder + "/" + file.getFileName(), size)));
      parts.add(BodyPublishers.ofFile(file));
      parts.add(BodyPublishers.ofByteArray(new byte[(int) (-size & (BLOCK - 1))]));
    }
    parts.add(BodyPublishers.ofByteArray(new byte[2 * BLOCK]));
    return BodyPublishers.concat(parts.toArray(BodyPublisher[]::new));
  }

  static byte[] header(String name, long size) {
    byte[] block = new byte[BLOCK];
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > 100) {
      throw new IllegalArgumentException("name too long for tar: " + name);
    }
    System.arraycopy(bytes, 0, block, 0, bytes.length);
    text(block, 100, "0000644\0" + "0000000\0" + "0000000\0");
    if (size <= MAX_OCTAL) {
      text(block, 124, "%011o\0".formatted(size));
    } else {
      block[124] = (byte) 0x80; // GNU's base-256 for what octal cannot say
      for (int i = 0; i < 8; i++) {
        block[135 - i] = (byte) (size >>> (8 * i));
      }
    }
    text(block, 136, "00000000000\0");
    Arrays.fill(block, 148, 156, (byte) ' ');
    block[156] = '0';
    text(block, 257, "ustar\0" + "00");
    int sum = 0;
    for (byte b : block) {
      sum += b & 0xff;
    }
    text(block, 148, "%06o\0 ".formatted(sum));
    return block;
  }

  private static void text(byte[] block, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, block, at, bytes.length);
  }
}
