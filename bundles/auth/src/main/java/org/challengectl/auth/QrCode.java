package org.challengectl.auth;

/** Text as a QR code (ISO/IEC 18004), for authenticators. Safe for concurrent use. */
public interface QrCode {

  /**
   * As a picture.
   *
   * @param size least width and height in pixels, 64-2048
   */
  byte[] png(String text, int size);

  /** As lines of half blocks for a terminal, with its quiet zone. */
  String blocks(String text);
}
