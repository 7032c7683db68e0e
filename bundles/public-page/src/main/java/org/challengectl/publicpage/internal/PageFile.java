package org.challengectl.publicpage.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** One file of the page, in memory, with its ETag. */
final class PageFile {

  private final byte[] content;
  private final String mediaType;
  private final String tag;

  private PageFile(byte[] content, String mediaType, String tag) {
    this.content = content;
    this.mediaType = mediaType;
    this.tag = tag;
  }

  /** Reads a resource of this bundle. */
  static PageFile load(String name, String mediaType) {
    try (InputStream in = PageFile.class.getResourceAsStream("/page/" + name)) {
      if (in == null) {
        throw new IllegalStateException("this bundle lacks " + name);
      }
      byte[] content = in.readAllBytes();
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
      return new PageFile(content, mediaType, '"' + HexFormat.of().formatHex(digest, 0, 12) + '"');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  byte[] content() {
    return content;
  }

  String mediaType() {
    return mediaType;
  }

  String tag() {
    return tag;
  }
}
