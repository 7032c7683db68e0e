package org.challengectl.shell;

import java.io.PrintStream;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.challengectl.scheduler.AgentRegistry;

/** A command for one or several agents, one after the other. */
abstract class AgentCommand extends ServerCommand {

  @Reference AgentRegistry registry;

  @Argument(
      name = "id",
      description = "Id of an agent, as agent:list shows it; several may be given",
      required = true,
      multiValued = true)
  @Completion(AgentIds.class)
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
