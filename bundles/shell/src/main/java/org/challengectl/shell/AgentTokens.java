package org.challengectl.shell;

import java.time.ZoneId;
import java.util.List;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.challengectl.auth.Enrollment;
import org.challengectl.domain.ServerTime;
import org.challengectl.shell.internal.Shown;
import org.challengectl.shell.internal.Table;

/** Lists enrolment tokens. */
@Service
@Command(
    scope = "agent",
    name = "tokens",
    description = "Lists enrolment tokens, the newest first, without their secrets")
public class AgentTokens extends TableCommand {

  @Reference Enrollment enrollment;
  @Reference ServerTime time;

  @Override
  Table table() {
    ZoneId zone = zone();
    Table table =
        new Table("There are no tokens; agent:token makes one.")
            .words("Id")
            .words("Agent")
            .words("State")
            .words("Made, " + zone)
            .words("Until, " + zone);
    for (Enrollment.Token token : enrollment.tokens()) {
      table.row(
          token.id(),
          token.agentName(),
          state(token),
          Shown.time(token.createdAt(), zone),
          Shown.time(token.expiresAt(), zone));
    }
    return table;
  }

  @Override
  List<?> items() {
    return enrollment.tokens();
  }

  private String state(Enrollment.Token token) {
    if (token.usedAt().isPresent()) {
      return "used";
    }
    return token.expiresAt().isAfter(time.instant()) ? "open" : "expired";
  }
}
