package org.challengectl.shell;

import java.io.PrintStream;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Completion;

/** A command for one or several challenges, one after the other. */
abstract class ChallengeCommand extends ServerCommand {

  @Argument(
      name = "id",
      description = "Id of a challenge, as challenge:list shows it; several may be given",
      required = true,
      multiValued = true)
  @Completion(ChallengeIds.class)
  List<String> ids;

  @Override
  final void run(PrintStream out) {
    for (String id : ids) {
      out.println(id + ": " + apply(id));
    }
  }

  @Override
  final String subject() {
    return String.join(" ", ids);
  }

  /** Does it to one and says what was done. */
  abstract String apply(String id);
}
