package org.challengectl.persistence.internal;

import static org.challengectl.persistence.internal.Samples.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.challengectl.domain.AuditEntry;
import org.challengectl.domain.AuditRepository.Filter;
import org.challengectl.domain.RefusedException;
import org.junit.jupiter.api.Test;

/** The audit trail. */
interface AuditContract extends Repositories {

  @Test
  default void numbersEntriesAndListsTheNewestFirst() {
    AuditEntry first = audit().append(entry(NOW, "shell", "user.create", "anna"));
    AuditEntry second = audit().append(entry(NOW, "user:anna", "login", "anna"));
    assertTrue(second.id() > first.id() && first.id() > 0);
    assertEquals(List.of(second, first), audit().list(Filter.ALL, 10, 0));
    assertEquals(List.of(first), audit().list(Filter.ALL, 10, 1));
    assertEquals(List.of(second), audit().list(Filter.ALL, 1, 0));
  }

  @Test
  default void findsWhatIsAskedForAndNothingElse() {
    AuditEntry create = audit().append(entry(NOW, "shell", "user.create", "anna"));
    AuditEntry login = audit().append(entry(NOW.plusSeconds(1), "user:anna", "login", "anna"));
    AuditEntry other = audit().append(entry(NOW.plusSeconds(2), "user:bob", "userx", "bob"));
    assertEquals(List.of(create), list(Optional.of("shell"), Optional.empty(), Optional.empty()));
    assertEquals(List.of(create), list(Optional.empty(), Optional.of("user."), Optional.empty()));
    assertEquals(List.of(login), list(Optional.empty(), Optional.of("login"), Optional.empty()));
    assertEquals(
        List.of(login, create), list(Optional.empty(), Optional.empty(), Optional.of("anna")));
    assertEquals(
        List.of(other, login),
        audit()
            .list(
                new Filter(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(NOW.plusSeconds(1))),
                10,
                0));
    for (String nothing : List.of("%", "use_.", "u%.", "\u0000", "' or 1=1 --.", "")) {
      assertEquals(
          List.of(), list(Optional.empty(), Optional.of(nothing), Optional.empty()), nothing);
    }
  }

  @Test
  default void keepsHostileTextOfAnEntry() {
    String nasty = HostileTextContract.NASTY;
    AuditEntry stored =
        audit()
            .append(
                new AuditEntry(
                    0, NOW, nasty, nasty, nasty, nasty, AuditEntry.Outcome.REFUSED, nasty));
    assertEquals(HostileTextContract.CLEANED, stored.detail());
    assertEquals(List.of(stored), audit().list(Filter.ALL, 10, 0));
  }

  @Test
  default void refusesAPageBeyondAllReason() {
    assertThrows(RefusedException.class, () -> audit().list(Filter.ALL, 0, 0));
    assertThrows(RefusedException.class, () -> audit().list(Filter.ALL, 1001, 0));
    assertThrows(RefusedException.class, () -> audit().list(Filter.ALL, 1, -1));
  }

  private List<AuditEntry> list(
      Optional<String> actor, Optional<String> action, Optional<String> subject) {
    return audit().list(new Filter(actor, action, subject, Optional.empty()), 10, 0);
  }

  private static AuditEntry entry(Instant at, String actor, String action, String subject) {
    return new AuditEntry(
        0, at, actor, "192.0.2.7", action, subject, AuditEntry.Outcome.DONE, "detail");
  }
}
