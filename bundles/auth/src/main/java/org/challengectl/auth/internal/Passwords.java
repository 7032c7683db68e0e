package org.challengectl.auth.internal;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** Hashes passwords and compares them. A user who is not there costs as much as one who is. */
final class Passwords {

  private static final int MADE_LENGTH = 24;

  private final PasswordHash hash;
  private final SecureRandom random;
  private final Semaphore turns;
  private final String nobodysHash;

  /**
   * @param turns how many may be hashed at once
   */
  Passwords(PasswordHash hash, SecureRandom random, Semaphore turns) {
    this.hash = hash;
    this.random = random;
    this.turns = turns;
    this.nobodysHash = hash.hash(Secrets.random(random, MADE_LENGTH));
  }

  /** A password of 120 random bits, to be told to its user. */
  String make() {
    return Secrets.random(random, MADE_LENGTH);
  }

  String hash(String password) {
    return Turns.take(turns, () -> hash.hash(password));
  }

  /** A hash whose password nobody knows. */
  String nobodysHash() {
    return nobodysHash;
  }

  /**
   * Compares a password.
   *
   * @param stored empty for a user who is not there
   */
  boolean matches(String password, Optional<String> stored) {
    boolean possible = stored.isPresent() && PasswordPolicy.fits(password);
    String against = stored.orElse(nobodysHash);
    String tried = PasswordPolicy.fits(password) ? password : "";
    boolean same = Turns.take(turns, () -> hash.matches(tried, against));
    return same && possible;
  }
}
