package org.challengectl.shell;

import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.challengectl.domain.Agent;
import org.challengectl.domain.AgentRepository;
import org.challengectl.domain.Device;
import org.challengectl.shell.internal.Shown;
import org.challengectl.shell.internal.Table;
import org.challengectl.views.AgentViews;

/** Lists the agents. */
@Service
@Command(
    scope = "agent",
    name = "list",
    description = "Lists all agents: runners and listeners, their radios and how they stand")
public class AgentList extends TableCommand {

  @Reference AgentRepository agents;

  @Override
  Table table() {
    ZoneId zone = zone();
    Table table =
        new Table("No agent has registered; agent:token lets one join.")
            .words("Id")
            .words("Type")
            .words("State")
            .words("Site")
            .words("Host")
            .words("Radios")
            .words("Heard of, " + zone);
    for (Agent agent : agents.all()) {
      table.row(
          agent.id(),
          Shown.word(agent.type()),
          state(agent),
          agent.site(),
          agent.hostname() + " (" + agent.address() + ")",
          agent.devices().stream().map(Device::id).collect(Collectors.joining(", ")),
          Shown.time(agent.lastHeartbeat(), zone));
    }
    return table;
  }

  private static String state(Agent agent) {
    String presence = agent.online() ? agent.connected() ? "connected" : "online" : "offline";
    return agent.enabled() ? presence : presence + ", disabled";
  }

  @Override
  List<?> items() {
    return agents.all().stream().map(AgentViews::info).toList();
  }
}
