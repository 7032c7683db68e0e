package org.challengectl.shell;

import java.time.Duration;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.challengectl.auth.Enrollment;

/** Makes an enrolment token. */
@Service
@Command(
    scope = "agent",
    name = "token",
    description =
        "Makes a token that lets one agent join, once. It is shown now and never again. If the"
            + " agent has joined before, its former key ends when the token is used")
public class AgentToken extends TokenCommand {

  @Override
  Enrollment.IssuedToken issue(Duration validity) {
    return enrollment.createToken(id, validity);
  }

  @Override
  String action() {
    return "agent.token";
  }
}
