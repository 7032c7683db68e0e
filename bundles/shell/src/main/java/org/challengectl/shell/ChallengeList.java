package org.challengectl.shell;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.challengectl.domain.Challenge;
import org.challengectl.domain.ChallengeProgress;
import org.challengectl.domain.ChallengeRepository;
import org.challengectl.domain.ChallengeStatus;
import org.challengectl.domain.ServerTime;
import org.challengectl.shell.internal.Shown;
import org.challengectl.shell.internal.Table;
import org.challengectl.views.ChallengeViews;

/** Lists the challenges. */
@Service
@Command(
    scope = "challenge",
    name = "list",
    description = "Lists all challenges: what they send, where, and how they stand")
public class ChallengeList extends TableCommand {

  @Reference ChallengeRepository challenges;
  @Reference ServerTime time;

  @Override
  Table table() {
    ZoneId zone = zone();
    Table table =
        new Table("There are no challenges; challenge:import reads an event file.")
            .words("Id")
            .words("Name")
            .words("Modulation")
            .words("Frequency")
            .numbers("Priority")
            .words("State")
            .numbers("Sent")
            .words("Last sent, " + zone)
            .words("Next, " + zone);
    for (Challenge challenge : challenges.all()) {
      ChallengeProgress progress = challenge.progress();
      table.row(
          challenge.id(),
          challenge.spec().name(),
          challenge.spec().modulation(),
          Shown.plan(challenge.spec().frequency()),
          challenge.spec().priority(),
          state(progress, time.instant()),
          progress.transmissionCount(),
          Shown.time(progress.lastTransmission(), zone),
          Shown.time(progress.nextTransmission(), zone));
    }
    return table;
  }

  /** The state in words, as it has just become. */
  static String state(ChallengeProgress progress) {
    return state(progress.status(), progress.triggered());
  }

  /** The state in words, as it is at a moment. */
  static String state(ChallengeProgress progress, Instant now) {
    return state(progress.statusAt(now), progress.triggered());
  }

  private static String state(ChallengeStatus status, boolean triggered) {
    return Shown.word(status) + (triggered ? ", then once more" : "");
  }

  @Override
  List<?> items() {
    Instant now = time.instant();
    return challenges.all().stream().map(c -> ChallengeViews.info(c, now)).toList();
  }
}
