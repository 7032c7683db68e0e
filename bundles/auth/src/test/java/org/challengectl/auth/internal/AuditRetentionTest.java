package org.challengectl.auth.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.challengectl.auth.Actor;
import org.challengectl.domain.AuditEntry;
import org.challengectl.domain.AuditEntry.Outcome;
import org.challengectl.domain.AuditRepository.Filter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditRetentionTest {

  @TempDir private Path directory;
  private World world;

  @BeforeEach
  void begin() {
    world = new World(directory);
  }

  private List<String> afterASweep(int days) {
    Sweeper sweeper =
        new Sweeper(world.identity, world.audit, world.entries, days, Duration.ofHours(1));
    try {
      sweeper.sweep();
    } finally {
      sweeper.stop();
    }
    return world.entries.list(Filter.ALL, 100, 0).stream().map(AuditEntry::action).toList();
  }

  @Test
  void entriesAreKeptForSoManyDays() {
    world.audit.record(Actor.server(), "old", "", Outcome.DONE, "");
    world.clock.pass(Duration.ofDays(3));
    world.audit.record(Actor.server(), "new", "", Outcome.DONE, "");
    assertEquals(List.of("old", "new"), afterASweep(0));
    assertEquals(List.of("old", "new"), afterASweep(4));
    assertEquals(List.of("new"), afterASweep(2));
  }

  @Test
  void fourHundredDaysIfNothingElseIsConfigured() {
    assertEquals(400, new Defaults().audit__retention__days());
  }
}
