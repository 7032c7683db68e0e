package org.challengectl.rest.internal;

/** Which part of a long list is wanted. */
record Paging(int limit, int offset) {

  private static final int DEFAULT_LIMIT = 50;
  private static final int MAX_LIMIT = 1000;

  static Paging of(String limit, String offset) {
    return new Paging(
        Input.integer("limit", limit, DEFAULT_LIMIT, 1, MAX_LIMIT),
        Input.integer("offset", offset, 0, 0, Integer.MAX_VALUE));
  }
}
