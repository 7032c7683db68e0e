package org.challengectl.views;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.challengectl.protocol.Json;
import org.challengectl.protocol.PublicView;

/**
 * The public board at one moment.
 *
 * @param json of the view
 * @param tag changes with the content; safe in an ETag
 */
public record PublicSnapshot(PublicView view, String json, String tag) {

  public static PublicSnapshot of(PublicView view) {
    String json = Json.write(view);
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(json.getBytes(StandardCharsets.UTF_8));
      return new PublicSnapshot(view, json, HexFormat.of().formatHex(digest, 0, 12));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
