package org.challengectl.persistence.internal;

import static org.challengectl.persistence.internal.Samples.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import org.challengectl.domain.UserSession;
import org.junit.jupiter.api.Test;

/** Sessions of users. */
interface SessionContract extends Repositories {

  @Test
  default void keepsSessionsTheNewestFirst() {
    UserSession first = session("s1", "anna", NOW);
    UserSession second = session("s2", "anna", NOW.plusSeconds(1));
    sessions().save(first);
    sessions().save(second);
    sessions().save(session("s3", "bob", NOW));
    assertEquals(List.of(second, first), sessions().of("anna"));
    assertEquals(Optional.of(first), sessions().find("s1"));
    assertEquals(Optional.empty(), sessions().find("\u0000"));
    assertTrue(sessions().delete("s1"));
    assertFalse(sessions().delete("s1"));
    assertEquals(List.of(second), sessions().of("anna"));
  }

  @Test
  default void replacesASessionOnce() {
    sessions().save(session("s1", "anna", NOW));
    assertTrue(sessions().replace("s1", session("s2", "anna", NOW)));
    assertFalse(sessions().replace("s1", session("s3", "anna", NOW)));
    assertEquals(List.of(session("s2", "anna", NOW)), sessions().of("anna"));
  }

  @Test
  default void endsAllSessionsOfAUserButOne() {
    for (String hash : List.of("s1", "s2", "s3")) {
      sessions().save(session(hash, "anna", NOW));
    }
    sessions().save(session("s4", "bob", NOW));
    assertEquals(2, sessions().deleteAll("anna", Optional.of("s2")));
    assertEquals(List.of(session("s2", "anna", NOW)), sessions().of("anna"));
    assertEquals(1, sessions().deleteAll("anna", Optional.empty()));
    assertEquals(1, sessions().of("bob").size());
  }

  @Test
  default void deletesWhatHasExpired() {
    UserSession later = session("s2", "anna", NOW.plusMillis(1));
    sessions().save(session("s1", "anna", NOW));
    sessions().save(later);
    assertEquals(1, sessions().deleteExpired(NOW.plusSeconds(3600)));
    assertEquals(List.of(later), sessions().of("anna"));
  }

  @Test
  default void aStoredSessionDoesNotDependOnTheHostsTimeZone() {
    TimeZone before = TimeZone.getDefault();
    UserSession session = session("s1", "anna", NOW);
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
      sessions().save(session);
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Pago_Pago"));
      assertEquals(Optional.of(session), sessions().find("s1"));
      assertEquals(0, sessions().deleteExpired(NOW.plusSeconds(3599)));
      assertEquals(1, sessions().deleteExpired(NOW.plusSeconds(3600)));
    } finally {
      TimeZone.setDefault(before);
    }
  }

  static UserSession session(String hash, String username, Instant createdAt) {
    return new UserSession(
        hash, username, true, createdAt, createdAt.plusSeconds(3600), "192.0.2.7");
  }
}
