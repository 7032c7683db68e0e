package org.challengectl.auth.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.challengectl.auth.Actor;
import org.challengectl.auth.SignIn.Stage;
import org.challengectl.auth.SignIn.Ticket;
import org.challengectl.auth.Users;
import org.challengectl.auth.Users.NewPassword;
import org.challengectl.domain.DomainEvent.SessionsEnded;
import org.challengectl.domain.Permission;
import org.challengectl.domain.User;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserServiceTest {

  private static final Set<Permission> AGENTS = Set.of(Permission.MANAGE_AGENTS);

  @TempDir Path directory;
  private World world;
  private Users users;
  private Ticket root;

  @BeforeEach
  void begin() {
    world = new World(directory);
    users = world.administration;
    root = world.administrator("root");
  }

  @Test
  void aDeletedUsersSessionIsDead() {
    Ticket anna = world.member("anna", AGENTS);
    users.delete("anna", world.actor(root));
    assertDead(anna, "anna");
    Refused.rule("not_found", () -> users.delete("anna", world.actor(root)));
    Refused.unauthenticated(() -> world.signIn.login("anna", World.PASSWORD, World.HOME));
  }

  @Test
  void aUserWhoIsMadeAgainHasNothingOfTheFormer() {
    Ticket anna = world.member("anna", AGENTS);
    users.delete("anna", world.actor(root));
    users.create("anna", Set.of(), world.actor(root));
    assertFalse(world.holds(anna));
    assertEquals(Set.of(), users.one("anna").permissions());
    Refused.unauthenticated(() -> world.signIn.login("anna", World.PASSWORD, World.HOME));
  }

  @Test
  void aDisabledUsersSessionIsDead() {
    Ticket anna = world.member("anna", AGENTS);
    users.setEnabled("anna", false, world.actor(root));
    assertDead(anna, "anna");
    Refused.unauthenticated(() -> world.signIn.login("anna", World.PASSWORD, World.HOME));

    users.setEnabled("anna", true, world.actor(root));
    assertFalse(world.holds(anna), "it stays dead");
    assertTrue(world.holds(world.signedIn("anna", World.PASSWORD, World.HOME)));
  }

  @Test
  void aUserWithoutPermissionCannotResetAnothersSecondFactor() {
    world.member("anna", Set.of());
    Ticket bob = world.member("bob", EnumSet.complementOf(EnumSet.of(Permission.CREATE_USERS)));
    for (Actor by : List.of(world.actor(bob), Actor.nobody(World.HOME), Actor.agent("fox", ""))) {
      User before = users.one("anna");
      Refused.forbidden("no_permission", () -> users.resetTotp("anna", by));
      Refused.forbidden("no_permission", () -> users.resetPassword("anna", by));
      Refused.forbidden("no_permission", () -> users.setEnabled("anna", false, by));
      Refused.forbidden("no_permission", () -> users.delete("anna", by));
      Refused.forbidden("no_permission", () -> users.grant("anna", AGENTS, by));
      Refused.forbidden("no_permission", () -> users.revoke("anna", AGENTS, by));
      Refused.forbidden("no_permission", () -> users.create("eve", Set.of(), by));
      assertEquals(before, users.one("anna"));
      assertEquals(by.name() + " user.create eve REFUSED", world.entries.latest());
    }
  }

  @Test
  void resettingTheSecondFactorTakesAllAwayUntilTheUserHasSetHimselfUpAgain() {
    Ticket anna = world.member("anna", AGENTS);
    NewPassword made = users.resetTotp("anna", world.actor(root));
    assertDead(anna, "anna");
    Refused.unauthenticated(() -> world.signIn.login("anna", World.PASSWORD, World.HOME));
    Ticket setup = world.signIn.login("anna", made.password(), World.HOME);
    assertEquals(Stage.SETUP, setup.session().stage());
    Ticket again = world.setUp(setup, "two gulls sat on the mast");
    assertEquals(AGENTS, again.session().permissions());
  }

  @Test
  void aPasswordThatWasMadeMustBeChangedWithinADay() {
    Ticket anna = world.member("anna", AGENTS);
    NewPassword made = users.resetPassword("anna", world.actor(root));
    assertDead(anna, "anna");
    Ticket signedIn = world.signedIn("anna", made.password(), World.HOME);
    assertEquals(Stage.NEW_PASSWORD, signedIn.session().stage());
    assertEquals(Set.of(), signedIn.session().permissions());
    Ticket changed =
        world.signIn.changePassword(
            signedIn.token(), made.password(), "two gulls sat on the mast", World.HOME);
    assertEquals(Stage.FULL, changed.session().stage());

    NewPassword late = users.resetPassword("anna", world.actor(root));
    world.clock.pass(Duration.ofHours(24));
    Refused.unauthenticated(() -> world.signIn.login("anna", late.password(), World.HOME));
    assertTrue(users.one("anna").setUp(), "he is not deleted");
  }

  @Test
  void nobodyDoesToHimselfWhatLocksOutOrRaisesHim() {
    world.administrator("second");
    Actor self = world.actor(root);
    for (Consumer<String> change :
        List.<Consumer<String>>of(
            name -> users.delete(name, self),
            name -> users.setEnabled(name, false, self),
            name -> users.revoke(name, Set.of(Permission.CREATE_USERS), self),
            name -> users.resetTotp(name, self),
            name -> users.resetPassword(name, self))) {
      Refused.forbidden("not_yourself", () -> change.accept("root"));
      Refused.forbidden("not_yourself", () -> change.accept(" ROOT "));
    }
    assertTrue(world.holds(root));
  }

  @Test
  void nobodyGivesWhatHeHasNotNorBecomesWhoMayMore() {
    Ticket clerk = world.member("clerk", Set.of(Permission.CREATE_USERS));
    world.member("anna", AGENTS);
    Actor by = world.actor(clerk);
    Refused.forbidden("no_permission", () -> users.create("eve", AGENTS, by));
    Refused.forbidden("no_permission", () -> users.grant("anna", AGENTS, by));
    Refused.forbidden("no_permission", () -> users.grant("clerk", AGENTS, by));
    Refused.forbidden("no_permission", () -> users.resetTotp("root", by));
    Refused.forbidden("no_permission", () -> users.resetPassword("anna", by));
    users.create("eve", Set.of(Permission.CREATE_USERS), by);
    assertEquals(List.of("anna", "clerk", "eve", "root"), names());
  }

  @Test
  void theLastAdministratorStays() {
    world.member("anna", AGENTS);
    Actor shell = Actor.shell();
    Refused.rule("last_administrator", () -> users.delete("root", shell));
    Refused.rule("last_administrator", () -> users.setEnabled("root", false, shell));
    Refused.rule(
        "last_administrator", () -> users.revoke("root", Set.of(Permission.CREATE_USERS), shell));
    users.revoke("root", AGENTS, shell);
    users.create("temporary", Set.of(Permission.CREATE_USERS), shell);
    Refused.rule("last_administrator", () -> users.delete("root", shell));
    users.grant("anna", Set.of(Permission.CREATE_USERS), shell);
    users.delete("root", shell);
  }

  @Test
  void permissionsCountAtOnce() {
    Ticket anna = world.member("anna", AGENTS);
    users.grant("anna", Set.of(Permission.CONTROL_SYSTEM), world.actor(root));
    assertEquals(
        Set.of(Permission.MANAGE_AGENTS, Permission.CONTROL_SYSTEM),
        world.signIn.session(anna.token(), World.HOME).permissions());
    users.revoke("anna", AGENTS, world.actor(root));
    assertEquals(
        Set.of(Permission.CONTROL_SYSTEM),
        world.signIn.session(anna.token(), World.HOME).permissions());
    users.grant("anna", Set.of(), world.actor(root));
  }

  @Test
  void refusesNamesThatCannotBeAndThoseThatAre() {
    Actor by = world.actor(root);
    for (String bad :
        new String[] {
          null, "", " ", "-a", "a b", "ann\u0430", "a\u0000", "a/b", "'", "a".repeat(65), "\uD83D"
        }) {
      Refused.rule("invalid_username", () -> users.create(bad, Set.of(), by));
      Refused.rule("not_found", () -> users.one(bad));
      Refused.rule("not_found", () -> users.delete(bad, by));
    }
    Refused.rule("user_exists", () -> users.create("Root", Set.of(), by));
    assertEquals(List.of("root"), names());
  }

  private List<String> names() {
    return users.all().stream().map(User::name).toList();
  }

  private void assertDead(Ticket ticket, String name) {
    assertFalse(world.holds(ticket));
    Refused.unauthenticated(() -> world.signIn.session(ticket.token(), World.HOME));
    List<SessionsEnded> told = world.bus.told(SessionsEnded.class);
    assertEquals(name, told.get(told.size() - 1).username());
    assertEquals("", told.get(told.size() - 1).exceptTokenHash());
  }
}
