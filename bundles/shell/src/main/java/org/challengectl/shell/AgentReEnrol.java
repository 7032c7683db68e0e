package org.challengectl.shell;

import java.time.Duration;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.challengectl.auth.Enrollment;

/** Lets an agent enrol anew. */
@Service
@Command(
    scope = "agent",
    name = "re-enrol",
    description =
        "Ends an agent's key and its WebSocket at once and makes a token for its next key, for another"
            + " host or after a leak. The token is shown now and never again")
public class AgentReEnrol extends TokenCommand {

  @Override
  Enrollment.IssuedToken issue(Duration validity) {
    return enrollment.reEnroll(id, validity);
  }

  @Override
  String action() {
    return "agent.re-enroll";
  }
}
