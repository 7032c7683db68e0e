package org.challengectl.shell;

import static org.challengectl.shell.Running.failure;
import static org.challengectl.shell.Running.output;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.karaf.shell.support.CommandException;
import org.apache.karaf.shell.support.ansi.SimpleAnsi;
import org.challengectl.domain.ChallengeStatus;
import org.challengectl.domain.Lease;
import org.challengectl.domain.Transmission;
import org.challengectl.scheduler.Assignment;
import org.challengectl.scheduler.CompletionReport;
import org.challengectl.scheduler.Dispatcher;
import org.junit.jupiter.api.Test;

class ChallengeCommandsTest {

  private static final Instant NOW = Instant.parse("2025-04-05T00:00:00Z");

  private final FakeServer server =
      new FakeServer().with(Samples.challenge("alpha")).with(Samples.challenge("beta"));

  @Test
  void listShowsEachChallengeInARow() throws Exception {
    server.challenges.computeIfPresent(
        "beta",
        (id, c) ->
            c.withProgress(c.progress().transmitted(Samples.NOON, Samples.NOON.plusSeconds(75))));
    ChallengeList list = new ChallengeList();
    list.challenges = server;
    list.time = () -> NOW;

    List<String> lines = output(list, server).lines().toList();

    assertTrue(lines.get(0).contains("Last sent, America/New_York"), lines.get(0));
    assertTrue(lines.get(2).startsWith("alpha"), lines.get(2));
    assertTrue(lines.get(2).contains("146.450 000 MHz"), lines.get(2));
    assertTrue(lines.get(3).contains("waiting"), lines.get(3));
    assertTrue(lines.get(3).contains("2025-04-05 08:00:00"), lines.get(3));
    assertTrue(lines.get(3).contains("2025-04-05 08:01:15"), lines.get(3));
  }

  @Test
  void listForProgramsHasTabsAndNoHeader() throws Exception {
    ChallengeList list = new ChallengeList();
    list.challenges = server;
    list.time = () -> NOW;
    list.noFormat = true;

    List<String> lines = output(list, server).lines().toList();

    assertEquals(2, lines.size());
    assertEquals("alpha\tName of alpha\tcw\t146.450 000 MHz\t7\tqueued\t0\t-\t-", lines.get(0));
  }

  @Test
  void anEmptyListSaysWhatToDo() throws Exception {
    ChallengeList list = new ChallengeList();
    list.challenges = new FakeServer();
    list.time = () -> NOW;

    assertTrue(output(list, server).contains("challenge:import reads an event file"));
  }

  @Test
  void showTellsEverything() throws Exception {
    ChallengeShow show = new ChallengeShow();
    show.challenges = server;
    show.time = () -> NOW;
    show.id = "alpha";

    assertEquals(
        """
        Id             alpha (revision 1)
        Name           Name of alpha
        Modulation     cw
          speed        35
        Frequency      146.450 000 MHz
        Flag           SECRET
        Signal         5.4 s, 9.98 kHz wide, -4.99 kHz to 4.99 kHz from the carrier
        Delay          1 min to 1 min 30 s, mean
        Priority       7
        Public         modulation no, frequency no, last sent no, on the air yes
        State          queued
        Sent           0 times
        Last sent      - (America/New_York)
        """,
        output(show, server));
  }

  @Test
  void whatTheServerRefusesIsOneRedSentence() {
    ChallengeShow show = new ChallengeShow();
    show.challenges = server;
    show.time = () -> NOW;
    show.id = "gamma";

    CommandException refused = failure(show, server);

    assertEquals("There is no challenge 'gamma'.", refused.getMessage());
    assertEquals(
        SimpleAnsi.COLOR_RED + "There is no challenge 'gamma'." + SimpleAnsi.COLOR_DEFAULT,
        refused.getNiceHelp());
  }

  @Test
  void triggerEnableAndDisableTakeSeveralIds() throws Exception {
    ChallengeDisable disable = new ChallengeDisable();
    disable.control = server.control;
    disable.ids = List.of("alpha", "beta");
    assertEquals("alpha: disabled\nbeta: disabled\n", output(disable, server));
    assertEquals(ChallengeStatus.DISABLED, server.challenges.get("beta").progress().status());

    ChallengeEnable enable = new ChallengeEnable();
    enable.control = server.control;
    enable.ids = List.of("beta");
    assertEquals("beta: queued\n", output(enable, server));

    ChallengeTrigger trigger = new ChallengeTrigger();
    trigger.control = server.control;
    trigger.ids = List.of("beta");
    assertEquals("beta: queued, then once more\n", output(trigger, server));

    trigger.ids = List.of("gamma");
    assertEquals("There is no challenge 'gamma'.", failure(trigger, server).getMessage());
  }

  @Test
  void stopSaysWhoWasTold() throws Exception {
    ChallengeStop stop = new ChallengeStop();
    stop.dispatcher = new StopOnly();
    stop.ids = List.of("alpha", "beta");

    assertEquals(
        "alpha: told runner-1 to stop hackrf:0\nbeta: is not on the air\n", output(stop, server));
  }

  /** Has only alpha on the air. */
  private static final class StopOnly implements Dispatcher {

    @Override
    public Optional<Lease> stop(String challengeId) {
      return challengeId.equals("alpha")
          ? Optional.of(Samples.lease(challengeId))
          : Optional.empty();
    }

    @Override
    public Optional<Assignment> poll(String agentId, Optional<String> deviceId) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Lease renew(String agentId, long fencingNumber) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void started(String agentId, long fencingNumber, java.time.Instant at) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Transmission complete(CompletionReport report) {
      throw new UnsupportedOperationException();
    }
  }
}
