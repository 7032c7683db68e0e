package org.challengectl.modulation.kit;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** Formats of pictures, told apart by how a file begins. */
enum ImageType {
  PNG("89504e470d0a1a0a"),
  JPEG("ffd8ff");

  /** So many bytes are enough to tell. */
  static final int MAGIC_BYTES = 8;

  private final byte[] magic;

  ImageType(String magic) {
    this.magic = HexFormat.of().parseHex(magic);
  }

  static Optional<ImageType> of(byte[] start) {
    return Arrays.stream(values()).filter(type -> type.begins(start)).findFirst();
  }

  private boolean begins(byte[] start) {
    return start.length >= magic.length
        && Arrays.equals(start, 0, magic.length, magic, 0, magic.length);
  }
}
