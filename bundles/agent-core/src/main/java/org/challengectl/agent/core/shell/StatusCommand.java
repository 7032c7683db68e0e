package org.challengectl.agent.core.shell;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;
import org.challengectl.agent.core.AgentDirectory;
import org.challengectl.agent.core.RadioSlot;

/** {@code radio:status}. */
@Service
@Command(
    scope = "radio",
    name = "status",
    description = "Lists the radios of this container's agents and what they do")
public final class StatusCommand implements Action {

  @Reference private AgentDirectory directory;

  @Override
  public Object execute() {
    ShellTable table = new ShellTable();
    table.column("Agent");
    table.column("Kind");
    table.column("Link");
    table.column("Device");
    table.column("Rate (Hz)");
    table.column("Limits");
    table.column("Now");
    table.emptyTableText("No agent is configured");
    for (AgentDirectory.Entry agent : directory.agents()) {
      String id = agent.config().agentId();
      String kind = agent.config().kind().wireName();
      if (agent.radios().isEmpty()) {
        table.addRow().addContent(id, kind, agent.state(), "-", "", "", "no radio found");
      }
      for (RadioSlot slot : agent.radios()) {
        table
            .addRow()
            .addContent(
                id,
                kind,
                agent.state(),
                slot.deviceId(),
                slot.config().sampleRateHz(),
                String.join(" ", slot.config().frequencyLimits()),
                slot.activity());
      }
    }
    table.print(System.out);
    return null;
  }
}
