package org.challengectl.auth.internal;

import java.time.Duration;
import java.time.InstantSource;

/**
 * How often it may be tried to sign in: each address may fail five times in a quarter of an hour
 * with passwords, and as often with codes; each account has to wait after failures. An attempt
 * counts as a failure from its beginning, so that many at once are not more than one after another.
 */
final class SignInLimits {

  private static final int FAILURES = 5;
  private static final Duration WINDOW = Duration.ofMinutes(15);

  private final FailureLimiter passwords;
  private final FailureLimiter codes;
  private final AccountBackoff accounts;

  SignInLimits(InstantSource clock) {
    passwords = new FailureLimiter(clock, FAILURES, WINDOW);
    codes = new FailureLimiter(clock, FAILURES, WINDOW);
    accounts = new AccountBackoff(clock);
  }

  /** Begins to check a password. */
  Attempt password(String name, String address) {
    return attempt(passwords, name, address);
  }

  /** Begins to check a code of a second factor. */
  Attempt code(String name, String address) {
    return attempt(codes, name, address);
  }

  /** Begins to check the link of the first start. */
  void link(String address) {
    passwords.attempt(Network.of(address));
  }

  void linkWasRight(String address) {
    passwords.forgive(Network.of(address));
  }

  private Attempt attempt(FailureLimiter limiter, String name, String address) {
    String network = Network.of(address);
    limiter.attempt(network);
    return new Attempt(limiter, name, network, accounts.attempt(name, network));
  }

  /** An attempt that is a failure unless it is said to be none. */
  final class Attempt {

    private final FailureLimiter limiter;
    private final String name;
    private final String network;
    private final Duration wait;

    private Attempt(FailureLimiter limiter, String name, String network, Duration wait) {
      this.limiter = limiter;
      this.name = name;
      this.network = network;
      this.wait = wait;
    }

    /** How long the account waits if this has failed; zero if it does not. */
    Duration accountWait() {
      return wait;
    }

    /** It was right, and more has to be shown. */
    void passed() {
      limiter.forgive(network);
      accounts.forgive(name, network);
    }

    /** It was the last that had to be shown. */
    void succeeded() {
      limiter.forgive(network);
      accounts.succeeded(name, network);
    }
  }
}
