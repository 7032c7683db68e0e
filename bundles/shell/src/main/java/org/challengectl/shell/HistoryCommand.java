package org.challengectl.shell;

import java.util.Optional;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.support.CommandException;

/** A table of what has happened, the newest first. */
abstract class HistoryCommand extends TableCommand {

  private static final int MOST = 1000;

  @Option(
      name = "-c",
      aliases = "--challenge",
      description = "Only of the challenge with this id",
      valueToShowInHelp = "all challenges")
  @Completion(ChallengeIds.class)
  String challengeId;

  @Option(name = "-n", aliases = "--limit", description = "How many at most, 1-1000")
  int limit = 20;

  Optional<String> challenge() {
    return Optional.ofNullable(challengeId);
  }

  int limit() throws CommandException {
    if (limit < 1 || limit > MOST) {
      throw failure("--limit must be 1-1000, was " + limit + ".");
    }
    return limit;
  }
}
