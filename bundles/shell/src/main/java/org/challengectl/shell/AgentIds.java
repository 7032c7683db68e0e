package org.challengectl.shell;

import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.challengectl.domain.Agent;
import org.challengectl.domain.AgentRepository;

/** Completes ids of agents. */
@Service
public class AgentIds implements Completer {

  @Reference AgentRepository agents;

  @Override
  public int complete(Session session, CommandLine line, List<String> candidates) {
    List<String> ids = agents.all().stream().map(Agent::id).toList();
    return new StringsCompleter(ids).complete(session, line, candidates);
  }
}
