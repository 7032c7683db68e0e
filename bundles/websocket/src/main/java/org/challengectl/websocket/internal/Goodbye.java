package org.challengectl.websocket.internal;

/** Why a connection is closed, with its code (RFC 6455, section 7.4). */
enum Goodbye {
  /** There is nothing more to do. */
  DONE(1000),
  /** What it sent is not JSON, or no such frame. */
  BAD_DATA(1007),
  /** It may not be here. */
  POLICY(1008),
  /** Too slow, or too many others; it may come again. */
  TRY_AGAIN_LATER(1013),
  /** A newer connection of the same agent has taken its place. */
  REPLACED(4000);

  private final int code;

  Goodbye(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }
}
