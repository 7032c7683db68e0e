package org.challengectl.auth.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.challengectl.auth.Actor;
import org.challengectl.auth.MasterKeys.Rotation;
import org.challengectl.auth.SignIn.Ticket;
import org.challengectl.domain.Permission;
import org.challengectl.domain.User;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyRotationTest {

  private static final String GIVEN = "cmk_" + "0123456789abcdef".repeat(4);
  private static final String NEWER = "cmk_" + "fedcba9876543210".repeat(4);

  @TempDir Path directory;

  @Test
  void makesAKeyThatOnlyItsOwnerCanRead() throws IOException {
    new World(directory);
    Path file = directory.resolve("master.key");
    String key = Files.readString(file);
    assertEquals(PosixFilePermissions.fromString("rw-------"), Files.getPosixFilePermissions(file));
    new World(directory);
    assertEquals(key, Files.readString(file), "it is made once");
    try (var files = Files.list(directory)) {
      assertEquals(List.of(file), files.toList(), "no draft is left");
    }
  }

  @Test
  void refusesAKeyThatOthersCanReadAndWhatIsNoKey() throws IOException {
    new World(directory);
    Path file = directory.resolve("master.key");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    assertRefused("chmod 600");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    for (String bad : List.of("", "cmk_12", GIVEN + "\nx", GIVEN.replace("a", "A"))) {
      Files.writeString(file, bad);
      assertRefused("must hold master keys");
      assertEquals(bad, Files.readString(file), "it is left as it was");
    }
  }

  private void assertRefused(String why) {
    UncheckedIOException refused =
        assertThrows(UncheckedIOException.class, () -> new World(directory));
    assertTrue(refused.getMessage().contains(why), refused.getMessage());
  }

  @Test
  void aSecretOpensOnlyForItsUserAndUntouched() {
    SecretBox box = new World(directory).identity.secrets;
    String sealed = box.seal("anna", "SECRET");
    assertEquals(Optional.of("SECRET"), box.open("anna", sealed));
    assertFalse(sealed.contains("SECRET"));
    assertNotEquals(sealed, box.seal("anna", "SECRET"), "each has a nonce of its own");
    assertEquals(Optional.empty(), box.open("bob", sealed));
    char last = sealed.charAt(sealed.length() - 3);
    String touched =
        sealed.substring(0, sealed.length() - 3)
            + (last == 'A' ? 'B' : 'A')
            + sealed.substring(sealed.length() - 2);
    String keyId = sealed.split("\\.", -1)[1];
    for (String bad :
        List.of(
            touched,
            "",
            "v1",
            "v2" + sealed.substring(2),
            "v1." + keyId + ".",
            "v1.x.y",
            "v1." + keyId + ".%%%%",
            "v1." + keyId + ".AAAA")) {
      assertEquals(Optional.empty(), box.open("anna", bad), bad);
    }
  }

  @Test
  void rotatesAndForgetsTheOldKey() throws IOException {
    World world = new World(directory);
    world.administrator("anna");
    world.administrator("bob");
    world.administration.create("new", Set.of(), Actor.shell());
    String oldKey = Files.readString(directory.resolve("master.key"));
    String oldSeal = sealed(world, "anna");

    Rotation done = new KeyRotation(world.identity, world.audit).rotate(Actor.shell());

    assertEquals(new Rotation(2, List.of(), true), done);
    String newKey = Files.readString(directory.resolve("master.key"));
    assertEquals(1, newKey.lines().count());
    assertNotEquals(oldKey, newKey);
    assertEquals(Optional.empty(), world.identity.secrets.open("anna", oldSeal));
    world.signedIn("anna", World.PASSWORD, World.HOME);
    world.start();
    world.signedIn("bob", World.PASSWORD, World.HOME);
  }

  @Test
  void losesNoSecretWhereverItIsKilled() throws IOException {
    for (int updates = 0; updates <= 3; updates++) {
      Path home = Files.createDirectory(directory.resolve("killed-" + updates));
      World world = new World(home);
      for (String name : List.of("anna", "bob", "carla")) {
        world.administrator(name);
      }
      world.users.dieAfter(updates);
      KeyRotation rotation = new KeyRotation(world.identity, world.audit);
      if (updates < 3) {
        assertThrows(IllegalStateException.class, () -> rotation.rotate(Actor.shell()));
        assertEquals(2, Files.readString(home.resolve("master.key")).lines().count());
      } else {
        rotation.rotate(Actor.shell());
      }
      world.users.dieAfter(Integer.MAX_VALUE);
      world.start();
      for (String name : List.of("anna", "bob", "carla")) {
        world.signedIn(name, World.PASSWORD, World.HOME);
      }
      new KeyRotation(world.identity, world.audit).rotate(Actor.shell());
      assertEquals(1, Files.readString(home.resolve("master.key")).lines().count());
      for (String name : List.of("anna", "bob", "carla")) {
        world.signedIn(name, World.PASSWORD, World.HOME);
      }
    }
  }

  @Test
  void aKeyThatWasGivenIsRotatedByGivingAnotherBeforeIt() throws IOException {
    World world = new World(directory);
    world.environment.put("CHALLENGECTL_MASTER_KEY", GIVEN);
    world.start();
    world.administrator("anna");
    Refused.rule(
        "master_key_given",
        () -> new KeyRotation(world.identity, world.audit).rotate(Actor.shell()));
    world.environment.put("CHALLENGECTL_MASTER_KEY", NEWER + ", " + GIVEN);
    world.start();
    assertEquals(
        new Rotation(1, List.of(), false),
        new KeyRotation(world.identity, world.audit).rotate(Actor.shell()));
    world.environment.put("CHALLENGECTL_MASTER_KEY", NEWER);
    world.start();
    world.signedIn("anna", World.PASSWORD, World.HOME);
  }

  @Test
  void takesTheKeyFromAFileOfTheOperators() throws IOException {
    Path file = directory.resolve("my.key");
    PrivateFile.write(file, GIVEN + "\n");
    World world = new World(directory);
    world.environment.put("CHALLENGECTL_MASTER_KEY_FILE", file.toString());
    world.start();
    world.administrator("anna");
    world.environment.clear();
    world.environment.put("CHALLENGECTL_MASTER_KEY", GIVEN);
    world.start();
    world.signedIn("anna", World.PASSWORD, World.HOME);
  }

  @Test
  void tellsWhoseSecretNoKeyOpensAndLeavesIt() throws IOException {
    World world = new World(directory);
    world.administrator("anna");
    String before = sealed(world, "anna");
    Files.delete(directory.resolve("master.key"));
    world.start();
    Ticket first = world.signIn.login("anna", World.PASSWORD, World.HOME);
    Refused.rule(
        "second_factor_unreadable",
        () -> world.signIn.verifyTotp(first.token(), world.code("anna"), World.HOME));
    Rotation done = new KeyRotation(world.identity, world.audit).rotate(Actor.shell());
    assertEquals(List.of("anna"), done.unreadable());
    assertEquals(before, sealed(world, "anna"));
  }

  @Test
  void needsAPermission() {
    World world = new World(directory);
    Actor clerk = Actor.user("clerk", World.HOME, Set.of(Permission.CREATE_USERS));
    Refused.forbidden(
        "no_permission", () -> new KeyRotation(world.identity, world.audit).rotate(clerk));
  }

  private static String sealed(World world, String name) {
    return world.users.find(name).flatMap(User::sealedTotpSecret).orElseThrow();
  }
}
