package org.challengectl.auth.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.challengectl.auth.Actor;
import org.challengectl.auth.SignIn.Ticket;
import org.challengectl.domain.AuditEntry;
import org.challengectl.domain.AuditEntry.Outcome;
import org.challengectl.domain.AuditRepository.Filter;
import org.challengectl.domain.DomainEvent.Audited;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditTrailTest {

  @TempDir Path directory;

  @Test
  void storesAnEntryAndTellsIt() {
    World world = new World(directory);
    Actor anna = Actor.user("anna", World.HOME, Set.of());
    world.audit.record(anna, "user.disable", "bob", Outcome.DONE, "why");
    AuditEntry stored = world.entries.list(Filter.ALL, 1, 0).get(0);
    assertEquals(
        new AuditEntry(
            1,
            world.clock.instant(),
            "user:anna",
            World.HOME,
            "user.disable",
            "bob",
            Outcome.DONE,
            "why"),
        stored);
    assertEquals(
        List.of(stored), world.bus.told(Audited.class).stream().map(Audited::entry).toList());
  }

  @Test
  void cutsAndCleansWhatComesFromOutside() {
    World world = new World(directory);
    String nasty = "a\n2026 forged line\r\u001b[31m\u202e\u2028\u0000\uD83D📡";
    world.audit.record(
        new Actor(nasty, nasty, Set.of()), nasty, nasty, Outcome.DONE, "x".repeat(1_000_000));
    AuditEntry stored = world.entries.list(Filter.ALL, 1, 0).get(0);
    String clean = "a\uFFFD2026 forged line\uFFFD\uFFFD[31m\uFFFD\uFFFD\uFFFD\uFFFD📡";
    assertEquals(clean, stored.actor());
    assertEquals(clean, stored.address());
    assertEquals(clean, stored.action());
    assertEquals(clean, stored.subject());
    assertEquals(1_001, stored.detail().length());
  }

  @Test
  void noSecretIsInTheAuditTrailNorInTheLog() throws IOException {
    PrintStream before = System.err;
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    List<String> secrets = new ArrayList<>();
    World world;
    System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    try {
      world = new World(directory);
      secrets.addAll(everything(world));
    } finally {
      System.setErr(before);
    }
    String said =
        log.toString(StandardCharsets.UTF_8)
            + world.entries.list(Filter.ALL, 1, 0)
            + world.bus.told(Audited.class);
    assertTrue(said.contains("setup-link") && said.contains("user.reset-totp"), said);
    assertTrue(secrets.size() > 15);
    for (String secret : secrets) {
      assertFalse(said.contains(secret), secret);
    }
  }

  /** Does all that there is; returns all that must stay secret. */
  private List<String> everything(World world) throws IOException {
    List<String> secrets = new ArrayList<>();
    List<Ticket> tickets = new ArrayList<>();
    new FirstStart(world.identity, world.audit, Optional.empty());
    String code = world.setupCode().orElseThrow();
    secrets.add(code);
    Refused.unauthenticated(() -> world.signIn.redeemSetupLink(code + "x", World.HOME));
    Ticket setup = world.signIn.redeemSetupLink(code, World.HOME);
    Ticket admin = world.setUp(setup, "a heron sat on the mast");
    Actor by = world.actor(admin);
    var made = world.administration.create("anna", Set.of(), by);
    Ticket first = world.signIn.login("anna", made.password(), World.HOME);
    Ticket anna = world.setUp(first, World.PASSWORD);
    secrets.add(world.secrets.get("anna"));
    secrets.add(world.wrongCode("anna"));
    Ticket half = world.signIn.login("anna", World.PASSWORD, World.HOME);
    Refused.unauthenticated(
        () -> world.signIn.verifyTotp(half.token(), world.wrongCode("anna"), World.HOME));
    Refused.unauthenticated(() -> world.signIn.login("anna", "wr0ng-guess", World.HOME));
    Refused.unauthenticated(() -> world.signIn.login(World.PASSWORD, "anna", World.HOME));
    Refused.unauthenticated(() -> world.signIn.login("wr0ng-field", "anna", World.HOME));
    Ticket changed =
        world.signIn.changePassword(
            anna.token(), World.PASSWORD, "an owl sat on the mast", World.HOME);
    var reset = world.administration.resetPassword("anna", by);
    var again = world.administration.resetTotp("anna", by);
    new KeyRotation(world.identity, world.audit).rotate(by);
    world.signIn.logoutEverywhere(admin.token(), World.HOME);
    tickets.addAll(List.of(setup, admin, first, anna, half, changed));
    tickets.forEach(
        ticket -> secrets.addAll(List.of(ticket.token(), ticket.session().csrfToken())));
    secrets.addAll(
        List.of(
            World.PASSWORD,
            "wr0ng-guess",
            "wr0ng-field",
            "a heron sat on the mast",
            "an owl sat on the mast",
            made.password(),
            reset.password(),
            again.password(),
            world.secrets.get("admin"),
            "$2y$",
            Files.readString(directory.resolve("master.key")).strip()));
    return secrets;
  }
}
