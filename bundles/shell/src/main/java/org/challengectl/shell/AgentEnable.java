package org.challengectl.shell;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Enables agents. */
@Service
@Command(scope = "agent", name = "enable", description = "Lets agents work (again)")
public class AgentEnable extends AgentCommand {

  @Override
  String apply(String id) {
    return registry.setEnabled(id, true).online() ? "enabled" : "enabled, but offline";
  }

  @Override
  String action() {
    return "agent.enable";
  }
}
