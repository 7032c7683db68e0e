package org.challengectl.rest.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.StreamingOutput;
import org.challengectl.domain.FileRepository;
import org.challengectl.domain.RefusedException;
import org.challengectl.protocol.ErrorReply;

/**
 * Answers with a stored file: with its SHA-256 as a strong ETag, nothing if the client has it, one
 * range if it asks for one (RFC 9110, section 14; several ranges are answered by the whole).
 */
final class FileSender {

  private static final int BUFFER_BYTES = 1 << 16;

  private final FileRepository files;

  FileSender(FileRepository files) {
    this.files = files;
  }

  /**
   * The answer.
   *
   * @param cacheControl value of the header
   */
  Response send(HttpServletRequest request, String sha256, String mediaType, String cacheControl) {
    Path path = files.path(sha256).orElseThrow(() -> RefusedException.notFound("file " + sha256));
    String tag = '"' + sha256 + '"';
    if (matches(request.getHeader("If-None-Match"), tag)) {
      return headers(Response.notModified(), tag, cacheControl).build();
    }
    long size = size(path);
    String wanted = request.getHeader("Range");
    String condition = request.getHeader("If-Range");
    boolean ranged = wanted != null && (condition == null || condition.strip().equals(tag));
    ByteRange range = ranged ? ByteRange.parse(wanted, size) : ByteRange.whole(size);
    if (range.unsatisfiable()) {
      ErrorReply error =
          new ErrorReply("The file has only " + size + " bytes.", "range_not_satisfiable");
      return Response.fromResponse(ErrorReplies.reply(416, error))
          .header("Content-Range", "bytes */" + size)
          .build();
    }
    StreamingOutput body = out -> copy(path, range, out);
    Response.ResponseBuilder reply =
        headers(Response.status(range.partial() ? 206 : 200), tag, cacheControl)
            .entity(body)
            .type(mediaType)
            .header("Content-Length", range.length());
    if (range.partial()) {
      reply.header("Content-Range", "bytes " + range.first() + "-" + range.last() + "/" + size);
    }
    return reply.build();
  }

  private static Response.ResponseBuilder headers(
      Response.ResponseBuilder reply, String tag, String cacheControl) {
    return reply
        .header("ETag", tag)
        .header("Accept-Ranges", "bytes")
        .header("Cache-Control", cacheControl);
  }

  /** Whether a list of tags, as in If-None-Match, names one. */
  static boolean matches(String header, String tag) {
    return header != null
        && Arrays.stream(header.split(",", -1))
            .map(String::strip)
            .map(t -> t.startsWith("W/") ? t.substring(2) : t)
            .anyMatch(t -> t.equals(tag) || t.equals("*"));
  }

  private static long size(Path path) {
    try {
      return Files.size(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copy(Path path, ByteRange range, OutputStream out) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      in.skipNBytes(range.first());
      byte[] buffer = new byte[BUFFER_BYTES];
      for (long left = range.length(); left > 0; ) {
        int read = in.read(buffer, 0, (int) Math.min(left, buffer.length));
        if (read < 0) {
          throw new IOException("a stored file has become shorter: " + path);
        }
        out.write(buffer, 0, read);
        left -= read;
      }
    }
  }
}
