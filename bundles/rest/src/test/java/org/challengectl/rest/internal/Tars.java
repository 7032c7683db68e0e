package org.challengectl.rest.internal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Tar files, good and bad. */
final class Tars {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  static byte[] sigMf() {
    return new Tars().add("r/r.sigmf-meta", '0', "{}").add("r/r.sigmf-data", '0', "iq").end();
  }

  /** An entry that is what its header says. */
  Tars add(String name, char type, String content) {
    return add(name, type, "%011o".formatted(content.length()), content);
  }

  /** An entry with a size of one's own. */
  Tars add(String name, char type, String size, String content) {
    byte[] header = new byte[512];
    put(header, 0, name);
    put(header, 100, "0000644");
    put(header, 124, size);
    put(header, 148, "        ");
    header[156] = (byte) type;
    put(header, 257, "ustar");
    int sum = 0;
    for (byte value : header) {
      sum += value & 0xff;
    }
    put(header, 148, "%06o\0".formatted(sum));
    bytes.writeBytes(header);
    byte[] body = content.getBytes(StandardCharsets.UTF_8);
    bytes.writeBytes(body);
    bytes.writeBytes(new byte[-body.length & 511]);
    return this;
  }

  byte[] end() {
    bytes.writeBytes(new byte[1024]);
    return bytes.toByteArray();
  }

  private static void put(byte[] header, int at, String text) {
    byte[] all = text.getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(all, 0, header, at, all.length);
  }
}
