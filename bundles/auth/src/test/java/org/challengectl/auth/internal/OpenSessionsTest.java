package org.challengectl.auth.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.challengectl.domain.UserSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenSessionsTest {

  @TempDir private Path directory;
  private World world;

  @BeforeEach
  void begin() {
    world = new World(directory);
  }

  private UserSession session(String hash, boolean complete, Duration lifetime) {
    UserSession session =
        new UserSession(
            hash,
            "anna",
            complete,
            world.clock.instant(),
            world.clock.instant().plus(lifetime),
            "192.0.2.1");
    world.identity.storedSessions.save(session);
    return session;
  }

  @Test
  void onlyCompleteSessionsThatHoldAreListed() {
    UserSession open = session("a", true, Duration.ofHours(1));
    session("b", false, Duration.ofHours(1));
    session("c", true, Duration.ZERO);
    assertEquals(List.of(open), world.identity.sessions.of("anna"));
    assertEquals(List.of(), world.identity.sessions.of("bert"));
    world.identity.sessions.end(open);
    assertEquals(List.of(), world.identity.sessions.of("anna"));
  }

  @Test
  void whatASessionIsCalledTellsNothingOfItsToken() {
    UserSession open = session("a".repeat(64), true, Duration.ofHours(1));
    String id = Sessions.publicId(open);
    assertTrue(id.matches("[0-9a-f]{32}"), id);
    assertTrue(!open.tokenHash().contains(id), id);
  }
}
