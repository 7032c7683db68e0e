package org.challengectl.auth.internal;

import static org.challengectl.auth.AccessException.Kind.TOO_MANY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.challengectl.auth.AccessException;
import org.challengectl.auth.SignIn.Ticket;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignInLimitsTest {

  @TempDir Path directory;
  private World world;

  @BeforeEach
  void begin() {
    world = new World(directory);
    world.administrator("anna");
  }

  @Test
  void anAddressMayFailFiveTimesInAQuarterOfAnHour() {
    for (int i = 0; i < 5; i++) {
      String name = "nobody" + i;
      Refused.unauthenticated(() -> world.signIn.login(name, "x", "10.0.0.1"));
    }
    Duration wait =
        Refused.access(TOO_MANY, () -> world.signIn.login("anna", World.PASSWORD, "10.0.0.1"))
            .retryAfter();
    assertEquals(Duration.ofMinutes(15), wait);
    world.signIn.login("anna", World.PASSWORD, "10.0.0.2");
    world.clock.pass(Duration.ofMinutes(15));
    world.signIn.login("anna", World.PASSWORD, "10.0.0.1");
  }

  @Test
  void successesDoNotCount() {
    for (int i = 0; i < 12; i++) {
      world.signedIn("anna", World.PASSWORD, "10.0.0.1");
    }
  }

  @Test
  void oneClientsAddressesOfIpv6AreOne() {
    for (int i = 0; i < 5; i++) {
      String address = "2001:db8:1:2::" + i;
      Refused.unauthenticated(() -> world.signIn.login("nobody", "x", address));
    }
    Refused.access(TOO_MANY, () -> world.signIn.login("x", "x", "2001:db8:1:2:ffff::1"));
    Refused.unauthenticated(() -> world.signIn.login("x", "x", "2001:db8:1:3::1"));
    assertEquals("192.0.2.7", Network.of("::ffff:192.0.2.7"));
    for (String odd : new String[] {"", "192.0.2.7", ":::::", "example.org", "fe80::1%eth0:x"}) {
      assertEquals(odd, Network.of(odd));
    }
  }

  @Test
  void anAccountWaitsLongerAfterEachFailureButNotForever() {
    Duration longest = Duration.ZERO;
    for (int i = 0; i < 30; i++) {
      String address = "10.0.1." + i;
      Refused.unauthenticated(() -> world.signIn.login("anna", "wrong", address));
      if (i >= 4) {
        Duration wait =
            Refused.access(TOO_MANY, () -> world.signIn.login("anna", World.PASSWORD, "10.0.2.1"))
                .retryAfter();
        assertTrue(wait.compareTo(longest) >= 0);
        longest = wait;
        world.clock.pass(wait);
      }
    }
    assertEquals(AccountBackoff.LONGEST_WAIT, longest);
    world.signedIn("anna", World.PASSWORD, "10.0.2.2");
    Refused.unauthenticated(() -> world.signIn.login("anna", "wrong", "10.0.2.3"));
    world.signedIn("anna", World.PASSWORD, "10.0.2.4");
  }

  @Test
  void theFirstLockoutIsWrittenDown() {
    for (int i = 0; i < 5; i++) {
      String address = "10.0.1." + i;
      Refused.unauthenticated(() -> world.signIn.login("anna", "wrong", address));
    }
    assertEquals("nobody login.lockout anna DONE", world.entries.latest());
  }

  @Test
  void othersCannotLockAUserOutOfWhereHeUsuallyIs() {
    for (int i = 0; i < 6; i++) {
      String address = "10.0.1." + i;
      try {
        world.signIn.login("anna", "wrong", address);
      } catch (RuntimeException e) {
        assertFalse(e.getMessage().isEmpty());
      }
    }
    Refused.access(TOO_MANY, () -> world.signIn.login("anna", World.PASSWORD, "10.0.2.1"));
    world.signedIn("anna", World.PASSWORD, World.HOME);
  }

  @Test
  void anUnknownUserWaitsLikeAKnownOne() {
    for (int i = 0; i < 5; i++) {
      String address = "10.0.1." + i;
      Refused.unauthenticated(() -> world.signIn.login("ghost", "wrong", address));
    }
    Refused.access(TOO_MANY, () -> world.signIn.login("ghost", "wrong", "10.0.2.1"));
  }

  @Test
  void knowingThePasswordDoesNotHelpToGuessCodes() {
    int tried = 0;
    for (int i = 0; i < 20; i++) {
      String address = "10.0.1." + i;
      try {
        Ticket first = world.signIn.login("anna", World.PASSWORD, address);
        world.signIn.verifyTotp(first.token(), world.wrongCode("anna"), address);
      } catch (AccessException e) {
        tried += e.kind() == TOO_MANY ? 0 : 1;
      }
    }
    assertEquals(AccountBackoff.FREE_FAILURES, tried);
  }

  @Test
  void anAddressMayGuessFiveCodesInAQuarterOfAnHour() {
    Ticket first = world.signIn.login("anna", World.PASSWORD, World.HOME);
    for (int i = 0; i < 5; i++) {
      Refused.unauthenticated(
          () -> world.signIn.verifyTotp(first.token(), world.wrongCode("anna"), World.HOME));
    }
    Refused.access(
        TOO_MANY, () -> world.signIn.verifyTotp(first.token(), world.code("anna"), World.HOME));
  }

  @Test
  void anUnknownUserCostsTheSameAsAKnownOne() {
    CountingHash hash = new CountingHash();
    Passwords passwords = new Passwords(hash, new SecureRandom(), new Semaphore(1));
    String stored = passwords.hash(World.PASSWORD);
    assertTrue(passwords.matches(World.PASSWORD, Optional.of(stored)));
    assertFalse(passwords.matches("wrong", Optional.of(stored)));
    assertFalse(passwords.matches("wrong", Optional.empty()));
    assertFalse(passwords.matches("x".repeat(100_000), Optional.of(stored)));
    assertEquals(4, hash.comparisons.get(), "each costs one comparison");
  }
}
