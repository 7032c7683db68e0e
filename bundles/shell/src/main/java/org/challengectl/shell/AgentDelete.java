package org.challengectl.shell;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.challengectl.auth.Enrollment;

/** Deletes agents. */
@Service
@Command(
    scope = "agent",
    name = "delete",
    description = "Deletes agents and their keys; what they have sent stays in the history")
public class AgentDelete extends AgentCommand {

  @Reference Enrollment enrollment;

  @Override
  String apply(String id) {
    enrollment.delete(id);
    return "deleted";
  }

  @Override
  String action() {
    return "agent.delete";
  }
}
