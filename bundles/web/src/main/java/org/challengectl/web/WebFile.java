package org.challengectl.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/**
 * One file that a bundle serves, in memory with its ETags and its compressed form. Safe for
 * concurrent use.
 */
public final class WebFile {

  /** Less than a packet: compressing gains nothing. */
  private static final int WORTH_COMPRESSING = 1000;

  private final String mediaType;
  private final byte[] plain;
  private final String plainTag;
  private final byte[] compressed;
  private final String compressedTag;

  private WebFile(String mediaType, byte[] plain) {
    this.mediaType = mediaType;
    this.plain = plain;
    this.plainTag = tag(plain);
    byte[] smaller = plain.length < WORTH_COMPRESSING ? plain : compress(plain);
    boolean worth = smaller.length < plain.length * 9L / 10;
    this.compressed = worth ? smaller : null;
    this.compressedTag = worth ? tag(smaller) : null;
  }

  /**
   * Reads a resource.
   *
   * @param owner a class of the bundle that has it
   * @param resource its absolute name, such as {@code /page/index.html}
   * @throws IllegalStateException if the bundle has no such resource
   */
  public static WebFile load(Class<?> owner, String resource, String mediaType) {
    try (InputStream in = owner.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("this bundle lacks " + resource);
      }
      return new WebFile(mediaType, in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Answers with this file, or that the client has it already. The status stays as it is. */
  public void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
    boolean small = compressed != null && accepts(request.getHeader("Accept-Encoding"));
    String tag = small ? compressedTag : plainTag;
    response.setHeader("ETag", tag);
    if (compressed != null) {
      response.setHeader("Vary", "Accept-Encoding");
    }
    if (knows(request.getHeader("If-None-Match"), tag)) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    send(small, response);
  }

  /** Sends this file as the text of an answer that is not it, such as an error. */
  public void send(HttpServletResponse response) throws IOException {
    send(false, response);
  }

  private void send(boolean small, HttpServletResponse response) throws IOException {
    byte[] content = small ? compressed : plain;
    if (small) {
      response.setHeader("Content-Encoding", "gzip");
    }
    response.setContentType(mediaType);
    response.setContentLength(content.length);
    response.getOutputStream().write(content);
  }

  private static boolean knows(String header, String tag) {
    return header != null
        && Arrays.stream(header.split(",", -1))
            .map(t -> t.strip().replaceFirst("^W/", ""))
            .anyMatch(t -> t.equals(tag) || t.equals("*"));
  }

  /** Whether gzip is named and not refused by {@code q=0}. */
  private static boolean accepts(String header) {
    return header != null
        && Arrays.stream(header.split(",", -1))
            .map(t -> t.replace(" ", "").toLowerCase(Locale.ROOT))
            .anyMatch(t -> t.matches("gzip(;q=(1(\\.0*)?|0?\\.\\d*[1-9]\\d*))?"));
  }

  private static byte[] compress(byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static String tag(byte[] content) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
      return '"' + HexFormat.of().formatHex(digest, 0, 12) + '"';
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
