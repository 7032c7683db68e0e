package org.challengectl.auth.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.challengectl.auth.AccessException;

/**
 * Makes an account that was failed too often wait, longer each time up to a quarter of an hour. An
 * address from which its user signed in before does not wait, nor counts, so that others cannot
 * lock a user out of where he usually is; addresses have a limit of their own. Names that are no
 * user's are counted alike, so that waiting tells nothing.
 */
final class AccountBackoff {

  static final int FREE_FAILURES = 5;
  static final Duration FIRST_WAIT = Duration.ofSeconds(30);
  static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

  private static final Duration MEMORY = Duration.ofDays(1);
  private static final int MAX_ACCOUNTS = 10_000;
  private static final int MAX_ADDRESSES = 8;
  private static final int MAX_DOUBLINGS = 10;

  private final InstantSource clock;
  private final Map<String, Account> accounts = new LinkedHashMap<>(16, 0.75f, true);

  AccountBackoff(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Counts an attempt as a failure until it is forgiven.
   *
   * @return how long the account waits if this one fails, too; zero if it does not
   * @throws AccessException if the account waits
   */
  synchronized Duration attempt(String name, String address) {
    Instant now = clock.instant();
    Account account = accounts.computeIfAbsent(name, n -> new Account());
    if (accounts.size() > MAX_ACCOUNTS) {
      accounts.remove(accounts.keySet().iterator().next());
    }
    if (account.addresses.contains(address)) {
      return Duration.ZERO;
    }
    if (account.latest.plus(MEMORY).isBefore(now)) {
      account.failures = 0;
    }
    if (now.isBefore(account.waitsUntil)) {
      throw AccessException.tooMany(
          "Too many failed attempts for this user.", Duration.between(now, account.waitsUntil));
    }
    account.failures++;
    account.latest = now;
    Duration wait = wait(account.failures);
    account.waitsUntil = now.plus(wait);
    return wait;
  }

  /** Takes back an attempt that was right as far as it went. */
  synchronized void forgive(String name, String address) {
    Account account = accounts.get(name);
    if (account != null && !account.addresses.contains(address) && account.failures > 0) {
      account.failures--;
      account.waitsUntil = Instant.EPOCH;
    }
  }

  /** The user has signed in from there. */
  synchronized void succeeded(String name, String address) {
    Account account = accounts.computeIfAbsent(name, n -> new Account());
    account.failures = 0;
    account.waitsUntil = Instant.EPOCH;
    account.addresses.remove(address);
    account.addresses.add(address);
    if (account.addresses.size() > MAX_ADDRESSES) {
      account.addresses.remove(account.addresses.iterator().next());
    }
  }

  private static Duration wait(int failures) {
    if (failures < FREE_FAILURES) {
      return Duration.ZERO;
    }
    Duration wait =
        FIRST_WAIT.multipliedBy(1L << Math.min(failures - FREE_FAILURES, MAX_DOUBLINGS));
    return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
  }

  private static final class Account {
    private int failures;
    private Instant latest = Instant.EPOCH;
    private Instant waitsUntil = Instant.EPOCH;
    private final Set<String> addresses = new LinkedHashSet<>();
  }
}
