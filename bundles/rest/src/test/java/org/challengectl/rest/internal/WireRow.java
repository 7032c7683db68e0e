package org.challengectl.rest.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A row of the wire contract's table: a call that succeeds, and the ways in which it must not.
 *
 * @param key with which it succeeds; null for calls that are open
 * @param type of the body; null for JSON
 * @param body its bytes, each a character; null for none
 */
record WireRow(
    String verb, String path, String key, String type, String body, int status, List<Case> wrong) {

  /** A call that is refused. */
  record Case(String path, String body, String key, int status) {}

  static WireRow open(String verb, String path) {
    return new WireRow(verb, path, null, null, null, 200, List.of());
  }

  /** For those who are signed in: refused without a key, with a wrong one and with an agent's. */
  static WireRow admin(String verb, String path) {
    return new WireRow(verb, path, Api.OPERATOR, null, null, 200, List.of())
        .with(path, null, null, 401)
        .with(path, null, "wrong", 401)
        .with(path, null, "key-fox", 401);
  }

  /** For an agent: refused without a key, with a wrong one, and in another's place. */
  static WireRow agent(String verb, String path, String id) {
    WireRow row =
        new WireRow(verb, path, "key-" + id, null, null, 200, List.of())
            .with(path, null, null, 401)
            .with(path, null, "wrong", 401);
    return path.contains("/" + id + "/") ? row.with(path, null, "key-other", 403) : row;
  }

  WireRow body(String json, int expected) {
    return body(null, json, expected);
  }

  WireRow body(String mediaType, String text, int expected) {
    return body(mediaType, text.getBytes(StandardCharsets.UTF_8), expected);
  }

  WireRow body(String mediaType, byte[] bytes, int expected) {
    return new WireRow(verb, path, key, mediaType, latin(bytes), expected, wrong);
  }

  WireRow bad(String text) {
    return bad(text.getBytes(StandardCharsets.UTF_8));
  }

  WireRow bad(byte[] bytes) {
    return with(path, latin(bytes), key, 400);
  }

  WireRow badQuery(String query) {
    return with(path + query, body, key, 400);
  }

  WireRow absent(String other) {
    return with(other, body, key, 404);
  }

  private WireRow with(String where, String what, String whose, int expected) {
    List<Case> more = new ArrayList<>(wrong);
    more.add(new Case(where, what, whose, expected));
    return new WireRow(verb, path, key, type, body, status, more);
  }

  private static String latin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
