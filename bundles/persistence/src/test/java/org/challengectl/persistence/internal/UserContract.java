package org.challengectl.persistence.internal;

import static org.challengectl.persistence.internal.Samples.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.challengectl.domain.Permission;
import org.challengectl.domain.RefusedException;
import org.challengectl.domain.User;
import org.junit.jupiter.api.Test;

/** Users, and the time steps of their second factors. */
interface UserContract extends Repositories {

  @Test
  default void keepsUsersByName() {
    User bare = temporary("bob", NOW.plusSeconds(60));
    User full =
        new User(
            "anna",
            "$2y$12$hash",
            Optional.of("sealed"),
            true,
            true,
            true,
            EnumSet.allOf(Permission.class),
            NOW,
            Optional.empty(),
            Optional.of(NOW.plusSeconds(5)));
    assertTrue(users().insert(bare));
    assertTrue(users().insert(full));
    assertEquals(List.of(full, bare), users().all());
    assertEquals(Optional.of(full), users().find("anna"));
    assertEquals(Optional.empty(), users().find("Anna"));
  }

  @Test
  default void insertsNoSecondUserOfAName() {
    User first = temporary("anna", NOW);
    assertTrue(users().insert(first));
    assertFalse(users().insert(temporary("anna", NOW.plusSeconds(5))));
    assertEquals(List.of(first), users().all());
  }

  @Test
  default void changesAUserAsHeIs() {
    users().insert(temporary("anna", NOW));
    Optional<User> changed = users().update("anna", u -> setUp(u, NOW.plusSeconds(9)));
    assertEquals(Optional.of(setUp(temporary("anna", NOW), NOW.plusSeconds(9))), changed);
    assertEquals(changed, users().find("anna"));
    assertEquals(Optional.empty(), users().update("bob", u -> setUp(u, NOW)));
  }

  @Test
  default void aChangeThatThrowsChangesNothing() {
    User anna = temporary("anna", NOW);
    users().insert(anna);
    assertThrows(
        IllegalStateException.class,
        () ->
            users()
                .update(
                    "anna",
                    u -> {
                      throw new IllegalStateException("no");
                    }));
    assertEquals(Optional.of(anna), users().find("anna"));
  }

  @Test
  default void deletesAUserWithSessionsAndUsedCodes() {
    users().insert(temporary("anna", NOW));
    users().insert(temporary("bob", NOW));
    sessions().save(SessionContract.session("s1", "anna", NOW));
    sessions().save(SessionContract.session("s2", "bob", NOW));
    users().useTotpStep("anna", 7, NOW);
    assertTrue(users().delete("anna"));
    assertFalse(users().delete("anna"));
    assertEquals(Optional.empty(), sessions().find("s1"));
    assertTrue(sessions().find("s2").isPresent());
    assertTrue(users().useTotpStep("anna", 7, NOW), "another anna begins anew");
  }

  @Test
  default void deletesOnlyTemporaryUsersWhoNeverCameInTime() {
    User late = temporary("late", NOW);
    users().insert(late);
    users().insert(temporary("early", NOW.plusMillis(1)));
    users().insert(setUp(temporary("done", NOW), NOW));
    users().insert(reset(setUp(temporary("reset", NOW), NOW)));
    sessions().save(SessionContract.session("s1", "late", NOW));
    assertEquals(List.of(late), users().deleteOverdue(NOW));
    assertEquals(
        List.of("done", "early", "reset"), users().all().stream().map(User::name).toList());
    assertEquals(Optional.empty(), sessions().find("s1"));
    assertEquals(List.of(), users().deleteOverdue(NOW));
  }

  @Test
  default void usesEachTimeStepOnceAndNoneBackwards() {
    assertTrue(users().useTotpStep("anna", 100, NOW));
    assertFalse(users().useTotpStep("anna", 100, NOW));
    assertFalse(users().useTotpStep("anna", 99, NOW));
    assertTrue(users().useTotpStep("bob", 100, NOW));
    assertTrue(users().useTotpStep("anna", 101, NOW.plusSeconds(30)));
  }

  @Test
  default void usesATimeStepOnceHoweverManyTryAtOnce()
      throws InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<Boolean>> tries = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        tries.add(() -> users().useTotpStep("anna", 100, NOW));
      }
      int successes = 0;
      for (Future<Boolean> result : threads.invokeAll(tries)) {
        successes += result.get() ? 1 : 0;
      }
      assertEquals(1, successes);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  default void forgetsOldTimeSteps() {
    users().useTotpStep("anna", 100, NOW);
    users().useTotpStep("bob", 101, NOW.plusSeconds(1));
    assertEquals(1, users().forgetTotpSteps(NOW.plusSeconds(1)));
    assertTrue(users().useTotpStep("anna", 100, NOW));
    assertFalse(users().useTotpStep("bob", 101, NOW));
  }

  @Test
  default void findsNoUserUnderANameThatCannotExist() {
    users().insert(temporary("anna", NOW));
    for (String name : List.of("a\u0000b", "\uD83D", "k".repeat(1_000_000), "' or '1'='1")) {
      assertEquals(Optional.empty(), users().find(name));
      assertFalse(users().delete(name));
      assertEquals(Optional.empty(), users().update(name, u -> u));
      assertEquals(List.of(), sessions().of(name));
      assertEquals(0, sessions().deleteAll(name, Optional.empty()));
    }
    assertThrows(RefusedException.class, () -> users().insert(temporary("a\u0000b", NOW)));
    assertEquals(1, users().all().size());
  }

  private static User temporary(String name, Instant setUpBy) {
    return new User(
        name,
        "$2y$12$hash",
        Optional.empty(),
        true,
        false,
        false,
        Set.of(),
        NOW,
        Optional.of(setUpBy),
        Optional.empty());
  }

  private static User setUp(User user, Instant at) {
    return new User(
        user.name(),
        user.passwordHash(),
        Optional.of("sealed"),
        true,
        true,
        false,
        Set.of(Permission.MANAGE_AGENTS),
        user.createdAt(),
        Optional.empty(),
        Optional.of(at));
  }

  private static User reset(User user) {
    return new User(
        user.name(),
        user.passwordHash(),
        Optional.empty(),
        true,
        false,
        false,
        user.permissions(),
        user.createdAt(),
        Optional.of(NOW),
        user.lastLogin());
  }
}
