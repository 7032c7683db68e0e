package org.challengectl.auth.internal;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What users have chosen who are setting themselves up, by session. It is kept in memory only, so
 * that nothing of a set-up that was not finished stays. Safe for concurrent use.
 */
final class Choices {

  private final Map<String, Choice> bySession = new HashMap<>();

  /**
   * A choice.
   *
   * @param formerHash of the password that the user signed in with
   * @param hash of the one that he has chosen
   * @param secret of his second factor, base 32
   * @param until when it is kept
   */
  record Choice(String formerHash, String hash, String secret, Instant until) {}

  synchronized void keep(String sessionId, Choice choice) {
    bySession.put(sessionId, choice);
  }

  synchronized Optional<Choice> of(String sessionId) {
    return Optional.ofNullable(bySession.get(sessionId));
  }

  synchronized void forget(String sessionId) {
    bySession.remove(sessionId);
  }

  synchronized void forgetExpired(Instant now) {
    bySession.values().removeIf(choice -> !now.isBefore(choice.until()));
  }
}
