package org.challengectl.shell;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Disables agents. */
@Service
@Command(
    scope = "agent",
    name = "disable",
    description = "Gives agents no more work; what is on the air goes on to its end")
public class AgentDisable extends AgentCommand {

  @Override
  String apply(String id) {
    registry.setEnabled(id, false);
    return "disabled";
  }

  @Override
  String action() {
    return "agent.disable";
  }
}
