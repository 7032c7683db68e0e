package org.challengectl.auth.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TimeZone;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.challengectl.auth.AccessException;
import org.challengectl.auth.Actor;
import org.challengectl.auth.SignIn;
import org.challengectl.auth.SignIn.Stage;
import org.challengectl.auth.SignIn.Ticket;
import org.challengectl.auth.Users.NewPassword;
import org.challengectl.domain.DomainEvent.SessionsEnded;
import org.challengectl.domain.Permission;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignInTest {

  @TempDir Path directory;
  private World world;

  @BeforeEach
  void begin() {
    world = new World(directory);
  }

  @Test
  void goesFromATemporaryPasswordToAFullSession() {
    NewPassword made =
        world.administration.create("Anna", Set.of(Permission.MANAGE_AGENTS), Actor.shell());
    Ticket setup = world.signIn.login("anna", made.password(), World.HOME);
    assertEquals(Stage.SETUP, setup.session().stage());
    assertEquals(Set.of(), setup.session().permissions());

    Ticket full = world.setUp(setup, World.PASSWORD);

    assertEquals(Stage.FULL, full.session().stage());
    assertEquals(Set.of(Permission.MANAGE_AGENTS), full.session().permissions());
    assertFalse(world.holds(setup), "each step has a token of its own");
    Refused.unauthenticated(() -> world.signIn.login("anna", made.password(), World.HOME));
  }

  @Test
  void signsInWithPasswordAndCode() {
    world.administrator("anna");
    Ticket first = world.signIn.login(" ANNA ", World.PASSWORD, World.HOME);
    assertEquals(Stage.SECOND_FACTOR, first.session().stage());
    assertEquals(Set.of(), first.session().permissions());
    Ticket full = world.signIn.verifyTotp(first.token(), world.code("anna"), World.HOME);
    assertEquals(Stage.FULL, full.session().stage());
    assertEquals(EnumSet.allOf(Permission.class), full.session().permissions());
    assertFalse(world.holds(first));
    assertEquals(full.session(), world.signIn.session(full.token(), World.HOME));
    assertEquals("user:anna login anna DONE", world.entries.latest());
  }

  @Test
  void tokensAndCsrfTokensAreOfOneSessionOnlyAndNotStored() {
    world.administrator("anna");
    Ticket one = world.signedIn("anna", World.PASSWORD, World.HOME);
    Ticket other = world.signedIn("anna", World.PASSWORD, World.HOME);
    assertNotEquals(one.token(), other.token());
    assertNotEquals(one.session().csrfToken(), other.session().csrfToken());
    assertEquals(
        one.session().csrfToken(),
        world.signIn.session(one.token(), World.HOME).csrfToken(),
        "it stays for the session");
    assertEquals(Secrets.sha256Hex(one.token()), one.session().id());
    assertTrue(world.sessions.find(one.token()).isEmpty());
    assertTrue(one.token().length() >= 52, "five bits a character");
    Refused.unauthenticated(() -> world.signIn.session(one.session().id(), World.HOME));
  }

  @Test
  void refusesWrongPasswordsUnknownAndHostileNamesAlike() {
    world.administrator("anna");
    String[][] tries = {
      {"anna", "wrong"},
      {"bob", World.PASSWORD},
      {"anna\u0000", World.PASSWORD},
      {"' or '1'='1", "x"},
      {"a".repeat(100_000), World.PASSWORD},
      {"anna", World.PASSWORD + "\u0000"},
      {"anna", "x".repeat(1_000_000)},
      {null, null},
      {"", ""}
    };
    String message = null;
    for (int i = 0; i < tries.length; i++) {
      String[] pair = tries[i];
      String address = "10.1.1." + i;
      AccessException refused =
          Refused.access(
              AccessException.Kind.UNAUTHENTICATED,
              () -> world.signIn.login(pair[0], pair[1], address));
      message = message == null ? refused.getMessage() : message;
      assertEquals(message, refused.getMessage());
    }
  }

  /** Bcrypt looks at 72 bytes; what comes after them must not be lost. */
  @Test
  void aPasswordThatOnlyBeginsLikeTheRightOneIsWrong() {
    String longest = "the quick brown vixen jumps over 13 lazy badgers, and not a single fox!!";
    assertEquals(72, longest.length());
    NewPassword made = world.administration.create("anna", Set.of(), Actor.shell());
    world.setUp(world.signIn.login("anna", made.password(), World.HOME), longest);
    Refused.unauthenticated(() -> world.signIn.login("anna", longest + "x", World.HOME));
    assertEquals(
        Stage.SECOND_FACTOR, world.signIn.login("anna", longest, World.HOME).session().stage());
  }

  @Test
  void aCodeWorksOnce() {
    world.administrator("anna");
    String code = world.code("anna");
    Ticket first = world.signIn.login("anna", World.PASSWORD, World.HOME);
    Ticket second = world.signIn.login("anna", World.PASSWORD, World.HOME);
    world.signIn.verifyTotp(first.token(), code, World.HOME);
    Refused.unauthenticated(() -> world.signIn.verifyTotp(second.token(), code, World.HOME));
    world.clock.pass(Duration.ofSeconds(30));
    Refused.unauthenticated(() -> world.signIn.verifyTotp(second.token(), code, World.HOME));
    world.signIn.verifyTotp(second.token(), world.code("anna"), World.HOME);
  }

  @Test
  void aCodeWorksOnceHoweverManyTryAtOnce() throws InterruptedException, ExecutionException {
    world.administrator("anna");
    String code = world.code("anna");
    List<Callable<Boolean>> tries = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Ticket ticket = world.signIn.login("anna", World.PASSWORD, World.HOME);
      tries.add(() -> works(() -> world.signIn.verifyTotp(ticket.token(), code, World.HOME)));
    }
    assertEquals(1, successes(tries));
  }

  @Test
  void theCodeOfTheSetUpDoesNotSignInAgain() {
    NewPassword made = world.administration.create("anna", Set.of(), Actor.shell());
    Ticket setup = world.signIn.login("anna", made.password(), World.HOME);
    world.secrets.put(
        "anna", world.signIn.completeSetup(setup.token(), World.PASSWORD, World.HOME).secret());
    String code = world.code("anna");
    world.signIn.verifySetup(setup.token(), code, World.HOME);
    Ticket first = world.signIn.login("anna", World.PASSWORD, World.HOME);
    Refused.unauthenticated(() -> world.signIn.verifyTotp(first.token(), code, World.HOME));
  }

  @Test
  void aSessionAtOneStepIsOfNoUseAtAnother() {
    Ticket full = world.administrator("anna");
    Ticket first = world.signIn.login("anna", World.PASSWORD, World.HOME);
    String code = world.code("anna");
    Refused.unauthenticated(() -> world.signIn.verifyTotp(full.token(), code, World.HOME));
    Refused.unauthenticated(
        () -> world.signIn.completeSetup(first.token(), "another long one", World.HOME));
    Refused.unauthenticated(() -> world.signIn.verifySetup(first.token(), code, World.HOME));
    Refused.unauthenticated(
        () ->
            world.signIn.changePassword(
                first.token(), World.PASSWORD, "another long one", World.HOME));
    for (String token : new String[] {null, "", "ccs_", "\u0000", "x".repeat(100_000)}) {
      Refused.unauthenticated(() -> world.signIn.session(token, World.HOME));
      world.signIn.logout(token, World.HOME);
    }
  }

  @Test
  void aSessionEndsAfterADayAndAStepAfterAQuarterOfAnHour() {
    world.administrator("anna");
    Ticket full = world.signedIn("anna", World.PASSWORD, World.HOME);
    Ticket first = world.signIn.login("anna", World.PASSWORD, World.HOME);
    world.clock.pass(Duration.ofMinutes(15));
    assertFalse(world.holds(first));
    world.clock.pass(Duration.ofHours(24).minusMinutes(16));
    assertTrue(world.holds(full));
    world.clock.pass(Duration.ofMinutes(1));
    assertFalse(world.holds(full));
  }

  @Test
  void aSessionDoesNotDependOnTheHostsTimeZone() {
    TimeZone before = TimeZone.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
      Ticket full = world.administrator("anna");
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Pago_Pago"));
      assertTrue(world.holds(full));
      Ticket again = world.signedIn("anna", World.PASSWORD, World.HOME);
      world.clock.pass(Duration.ofHours(24).minusSeconds(31));
      assertTrue(world.holds(again));
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
      assertTrue(world.holds(again));
      world.clock.pass(Duration.ofSeconds(31));
      assertFalse(world.holds(again));
    } finally {
      TimeZone.setDefault(before);
    }
  }

  @Test
  void aSessionOutlivesARestart() {
    Ticket full = world.administrator("anna");
    world.start();
    assertEquals(full.session(), world.signIn.session(full.token(), World.HOME));
    world.signedIn("anna", World.PASSWORD, World.HOME);
  }

  @Test
  void changingThePasswordEndsAllOtherSessions() {
    Ticket other = world.administrator("anna");
    Ticket mine = world.signedIn("anna", World.PASSWORD, World.HOME);
    String next = "two gulls sat on the mast";
    Refused.unauthenticated(
        () -> world.signIn.changePassword(mine.token(), "wrong", next, World.HOME));
    Refused.rule(
        "weak_password",
        () -> world.signIn.changePassword(mine.token(), World.PASSWORD, "short", World.HOME));
    Refused.rule(
        "weak_password",
        () ->
            world.signIn.changePassword(mine.token(), World.PASSWORD, World.PASSWORD, World.HOME));
    assertTrue(world.holds(mine) && world.holds(other));

    Ticket changed = world.signIn.changePassword(mine.token(), World.PASSWORD, next, World.HOME);

    assertTrue(world.holds(changed));
    assertFalse(world.holds(mine) || world.holds(other));
    List<SessionsEnded> told = world.bus.told(SessionsEnded.class);
    assertEquals(changed.session().id(), told.get(told.size() - 1).exceptTokenHash());
    Refused.unauthenticated(() -> world.signIn.login("anna", World.PASSWORD, World.HOME));
    world.signedIn("anna", next, World.HOME);
  }

  @Test
  void signsOutHereOrEverywhere() {
    Ticket one = world.administrator("anna");
    Ticket two = world.signedIn("anna", World.PASSWORD, World.HOME);
    Ticket three = world.signedIn("anna", World.PASSWORD, World.HOME);
    world.signIn.logout(one.token(), World.HOME);
    assertFalse(world.holds(one));
    assertTrue(world.holds(two));
    world.signIn.logoutEverywhere(two.token(), World.HOME);
    assertFalse(world.holds(two) || world.holds(three));
    Refused.unauthenticated(() -> world.signIn.logoutEverywhere(two.token(), World.HOME));
  }

  @Test
  void aSetUpMayBeBegunAgainAndTheLastOneCounts() {
    NewPassword made = world.administration.create("anna", Set.of(), Actor.shell());
    Ticket setup = world.signIn.login("anna", made.password(), World.HOME);
    Refused.rule(
        "weak_password",
        () -> world.signIn.completeSetup(setup.token(), made.password(), World.HOME));
    SignIn.SecondFactor first =
        world.signIn.completeSetup(setup.token(), World.PASSWORD, World.HOME);
    Ticket full = world.setUp(setup, "two gulls sat on the mast");
    assertNotEquals(first.secret(), world.secrets.get("anna"));
    assertTrue(world.holds(full));
    Refused.unauthenticated(() -> world.signIn.login("anna", World.PASSWORD, World.HOME));
  }

  @Test
  void aSetUpThatWasNotFinishedLeavesNothing() {
    NewPassword made = world.administration.create("anna", Set.of(), Actor.shell());
    Ticket setup = world.signIn.login("anna", made.password(), World.HOME);
    world.secrets.put(
        "anna", world.signIn.completeSetup(setup.token(), World.PASSWORD, World.HOME).secret());
    Refused.unauthenticated(
        () -> world.signIn.verifySetup(setup.token(), world.wrongCode("anna"), World.HOME));
    world.clock.pass(Duration.ofMinutes(15));
    Refused.unauthenticated(
        () -> world.signIn.verifySetup(setup.token(), world.code("anna"), World.HOME));
    assertFalse(world.administration.one("anna").setUp());
    Refused.unauthenticated(() -> world.signIn.login("anna", World.PASSWORD, World.HOME));
    assertEquals(
        Stage.SETUP, world.signIn.login("anna", made.password(), World.HOME).session().stage());
  }

  @Test
  void onlyOneOfTwoSetsAUserUp() {
    NewPassword made = world.administration.create("anna", Set.of(), Actor.shell());
    Ticket thief = world.signIn.login("anna", made.password(), "198.51.100.1");
    SignIn.SecondFactor stolen =
        world.signIn.completeSetup(thief.token(), "the thief's own words", "198.51.100.1");
    Ticket anna =
        world.setUp(world.signIn.login("anna", made.password(), World.HOME), World.PASSWORD);
    String code = Totp.code(Base32.decode(stolen.secret()), Totp.step(world.clock.instant()), 6);
    Refused.unauthenticated(() -> world.signIn.verifySetup(thief.token(), code, "198.51.100.1"));
    assertFalse(world.holds(thief));
    assertTrue(world.holds(anna));
  }

  private static boolean works(Runnable work) {
    try {
      work.run();
      return true;
    } catch (AccessException e) {
      return false;
    }
  }

  private static long successes(List<Callable<Boolean>> tries)
      throws InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(tries.size());
    try {
      long successes = 0;
      for (Future<Boolean> result : threads.invokeAll(tries)) {
        successes += result.get() ? 1 : 0;
      }
      return successes;
    } finally {
      threads.shutdownNow();
    }
  }
}
