package org.challengectl.shell;

import static org.challengectl.shell.Running.failure;
import static org.challengectl.shell.Running.output;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.challengectl.domain.AuditEntry;
import org.challengectl.domain.AuditRepository;
import org.junit.jupiter.api.Test;

class AuditTest {

  private final FakeServer server = new FakeServer();
  private AuditRepository.Filter asked;

  private AuditList list() {
    AuditList list = new AuditList();
    list.trail = new Trail();
    list.time = () -> Samples.NOON;
    return list;
  }

  @Test
  void whatTheShellChangesIsRecordedWithItsOutcome() throws Exception {
    FakeAudit audit = new FakeAudit();
    ChallengeDisable disable = new ChallengeDisable();
    disable.control = server.with(Samples.challenge("alpha")).control;
    disable.audit = audit;
    disable.ids = List.of("alpha");
    output(disable, server);
    disable.ids = List.of("nothing");
    failure(disable, server);

    assertEquals(
        List.of("shell challenge.disable alpha DONE", "shell challenge.disable nothing REFUSED"),
        audit.lines);
  }

  @Test
  void lookingIsNotRecorded() throws Exception {
    FakeAudit audit = new FakeAudit();
    AuditList list = list();
    list.audit = audit;
    output(list, server);
    assertEquals(List.of(), audit.lines);
  }

  @Test
  void listShowsWhoDidWhatFromWhere() throws Exception {
    AuditList list = list();
    list.noFormat = true;
    assertEquals(
        "2025-04-05 08:00:00\tuser:anna\t10.0.0.9\tuser.disable\tbert\trefused\tnot yourself\n",
        output(list, server));
    list.json = true;
    assertTrue(output(list, server).contains("\"outcome\":\"refused\""));
  }

  @Test
  void filtersAreHandedOn() throws Exception {
    AuditList list = list();
    list.action = "user.";
    list.actor = "user:anna";
    list.subject = "bert";
    list.since = "2d";
    output(list, server);
    assertEquals(
        new AuditRepository.Filter(
            Optional.of("user:anna"),
            Optional.of("user."),
            Optional.of("bert"),
            Optional.of(Samples.NOON.minus(Duration.ofDays(2)))),
        asked);
  }

  @Test
  void aTimeThatMakesNoSenseIsRefused() {
    for (String wrong : List.of("yesterday", "", "5", "d", "99999999999999999999d")) {
      AuditList list = list();
      list.since = wrong;
      assertTrue(failure(list, server).getMessage().contains("'" + wrong + "'"));
    }
  }

  private final class Trail implements AuditRepository {

    @Override
    public AuditEntry append(AuditEntry entry) {
      throw new UnsupportedOperationException();
    }

    @Override
    public int deleteBefore(Instant time) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<AuditEntry> list(Filter filter, int limit, int offset) {
      asked = filter;
      return List.of(
          new AuditEntry(
              1,
              Samples.NOON,
              "user:anna",
              "10.0.0.9",
              "user.disable",
              "bert",
              AuditEntry.Outcome.REFUSED,
              "not yourself"));
    }
  }
}
