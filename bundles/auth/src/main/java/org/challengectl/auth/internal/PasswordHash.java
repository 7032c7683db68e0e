package org.challengectl.auth.internal;

/** A slow, salted hash. */
interface PasswordHash {

  String hash(String text);

  boolean matches(String text, String hash);
}
