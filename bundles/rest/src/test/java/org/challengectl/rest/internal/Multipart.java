package org.challengectl.rest.internal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A multipart body whose boundary is {@code sep}; begins anew after its end. */
final class Multipart {

  private final ByteArrayOutputStream body = new ByteArrayOutputStream();

  Multipart part(String name, String fileName, byte[] content) {
    return part(name, fileName, "application/octet-stream", content);
  }

  /**
   * Adds a part.
   *
   * @param fileName null for a part that is no file
   */
  Multipart part(String name, String fileName, String type, byte[] content) {
    String file = fileName == null ? "" : "; filename=\"" + fileName + "\"";
    text("--sep\r\nContent-Disposition: form-data; name=\"" + name + "\"" + file + "\r\n");
    text("Content-Type: " + type + "\r\n\r\n");
    body.writeBytes(content);
    text("\r\n");
    return this;
  }

  byte[] end() {
    text("--sep--\r\n");
    byte[] all = body.toByteArray();
    body.reset();
    return all;
  }

  private void text(String text) {
    body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }
}
