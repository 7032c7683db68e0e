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

  private final String magic;

  ImageType(String magic) {
    this.magic = magic;
  }

  static Optional<ImageType> of(byte[] start) {
    String hex = HexFormat.of().formatHex(start);
    return Arrays.stream(values()).filter(type -> hex.startsWith(type.magic)).findFirst();
  }
}
