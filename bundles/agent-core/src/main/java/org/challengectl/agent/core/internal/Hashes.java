package org.challengectl.agent.core.internal;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names made of hashes. */
final class Hashes {

  private Hashes() {}

  static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** A file name for an agent of a server: readable, and different for each pair. */
  static String shortName(String agentId, URI serverUrl) {
    return agentId + "-" + sha256(agentId + "\n" + serverUrl).substring(0, 12);
  }
}
