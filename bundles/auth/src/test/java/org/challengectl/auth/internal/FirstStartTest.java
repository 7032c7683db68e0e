package org.challengectl.auth.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.challengectl.auth.AccessException;
import org.challengectl.auth.Actor;
import org.challengectl.auth.SignIn.Stage;
import org.challengectl.auth.SignIn.Ticket;
import org.challengectl.domain.Permission;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstStartTest {

  @TempDir Path directory;
  private World world;
  private Path file;
  private final List<String> terminal = new ArrayList<>();

  @BeforeEach
  void begin() {
    world = new World(directory);
    file = directory.resolve("setup-link");
    start();
  }

  private void start() {
    world.start();
    new FirstStart(world.identity, world.audit, Optional.of(terminal::add));
  }

  @Test
  void makesAnAdministratorWhoSetsHimselfUpByTheLink() throws IOException {
    assertEquals(PosixFilePermissions.fromString("rw-------"), Files.getPosixFilePermissions(file));
    String link = Files.readString(file).strip();
    assertTrue(link.startsWith("http://127.0.0.1:8080/console/setup#ccl_"), link);
    assertTrue(terminal.get(0).endsWith(link));

    Ticket setup = world.signIn.redeemSetupLink(world.setupCode().orElseThrow(), World.HOME);
    assertEquals(Stage.SETUP, setup.session().stage());
    assertFalse(Files.exists(file));
    Ticket full = world.setUp(setup, World.PASSWORD);

    assertEquals(EnumSet.allOf(Permission.class), full.session().permissions());
    start();
    assertFalse(Files.exists(file));
    world.signedIn("admin", World.PASSWORD, World.HOME);
  }

  @Test
  void theLinkWorksOnce() {
    String code = world.setupCode().orElseThrow();
    world.signIn.redeemSetupLink(code, World.HOME);
    Refused.unauthenticated(() -> world.signIn.redeemSetupLink(code, World.HOME));
  }

  @Test
  void wrongLinksAreRefusedAndLimited() {
    String code = world.setupCode().orElseThrow();
    for (String wrong : new String[] {null, "", "ccl_", code + "x", code.substring(1)}) {
      Refused.unauthenticated(() -> world.signIn.redeemSetupLink(wrong, "10.0.0.1"));
    }
    Refused.access(
        AccessException.Kind.TOO_MANY, () -> world.signIn.redeemSetupLink(code, "10.0.0.1"));
    world.signIn.redeemSetupLink(code, "10.0.0.2");
  }

  @Test
  void theLinkStaysOverRestartsForADayAndIsThenMadeAnew() throws IOException {
    String link = Files.readString(file);
    world.clock.pass(Duration.ofHours(23));
    start();
    assertEquals(link, Files.readString(file));
    world.clock.pass(Duration.ofHours(1));
    String code = world.setupCode().orElseThrow();
    Refused.unauthenticated(() -> world.signIn.redeemSetupLink(code, World.HOME));
    start();
    assertNotEquals(link, Files.readString(file));
    world.signIn.redeemSetupLink(world.setupCode().orElseThrow(), World.HOME);
  }

  @Test
  void aLinkThatWasUsedWithoutSettingUpIsMadeAnewAtTheNextStart() {
    Ticket lost = world.signIn.redeemSetupLink(world.setupCode().orElseThrow(), World.HOME);
    start();
    assertFalse(world.holds(lost));
    world.setUp(
        world.signIn.redeemSetupLink(world.setupCode().orElseThrow(), World.HOME), World.PASSWORD);
  }

  @Test
  void theLinkEndsWhenAnotherAdministratorIsThere() {
    String code = world.setupCode().orElseThrow();
    world.administrator("anna");
    assertFalse(Files.exists(file));
    Refused.unauthenticated(() -> world.signIn.redeemSetupLink(code, World.HOME));
  }

  @Test
  void resettingTheOnlyAdministratorDoesNotMakeALink() {
    world.administrator("anna");
    world.administration.resetTotp("anna", Actor.shell());
    start();
    assertFalse(Files.exists(file));
  }

  @Test
  void nobodySignsInAsTheWaitingAdministratorByAPassword() {
    String code = world.setupCode().orElseThrow();
    for (String guess : new String[] {"", "admin", code, Files.exists(file) ? "x" : "y"}) {
      Refused.unauthenticated(() -> world.signIn.login("admin", guess, World.HOME));
    }
  }

  @Test
  void sweepsWhatHasExpired() throws IOException {
    Sweeper sweeper =
        new Sweeper(world.identity, world.audit, world.entries, 400, Duration.ofHours(1));
    world.administration.create("late", Set.of(), Actor.shell());
    Ticket setup =
        world.signIn.login(
            "late", world.administration.resetPassword("late", Actor.shell()).password(), "");
    world.signIn.completeSetup(setup.token(), World.PASSWORD, "");
    world.clock.pass(Duration.ofMinutes(15));
    sweeper.sweep();
    assertTrue(world.sessions.find(setup.session().id()).isEmpty());
    assertTrue(world.identity.choices.of(setup.session().id()).isEmpty());
    assertEquals(2, world.users.all().size());
    world.clock.pass(Duration.ofHours(24));
    sweeper.sweep();
    assertEquals(List.of(), world.users.all());
    assertFalse(Files.exists(file));
    assertEquals("server user.expire late DONE", world.entries.latest());
    sweeper.stop();
  }

  @Test
  void forgetsUsedCodesAfterADay() {
    world.administrator("anna");
    Sweeper sweeper =
        new Sweeper(world.identity, world.audit, world.entries, 400, Duration.ofHours(1));
    long step = Totp.step(world.clock.instant());
    world.users.useTotpStep("anna", step, world.clock.instant());
    sweeper.sweep();
    assertFalse(world.users.useTotpStep("anna", step, world.clock.instant()));
    world.clock.pass(Duration.ofDays(1).plusSeconds(1));
    sweeper.sweep();
    assertTrue(world.users.useTotpStep("anna", step, world.clock.instant()));
    sweeper.stop();
  }

  @Test
  void sweepsByItself() {
    Ticket setup = world.signIn.redeemSetupLink(world.setupCode().orElseThrow(), World.HOME);
    world.clock.pass(Duration.ofMinutes(15));
    Sweeper sweeper =
        new Sweeper(world.identity, world.audit, world.entries, 400, Duration.ofMillis(5));
    long deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    while (world.sessions.find(setup.session().id()).isPresent() && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    sweeper.stop();
    assertTrue(world.sessions.find(setup.session().id()).isEmpty());
  }
}
