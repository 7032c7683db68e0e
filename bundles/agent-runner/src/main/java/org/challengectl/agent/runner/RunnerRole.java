package org.challengectl.agent.runner;

import org.challengectl.agent.core.AgentContext;
import org.challengectl.agent.core.AgentKind;
import org.challengectl.agent.core.AgentRole;
import org.osgi.service.component.annotations.Component;

/** Makes runners. */
@Component(service = AgentRole.class)
public final class RunnerRole implements AgentRole {

  @Override
  public AgentKind kind() {
    return AgentKind.RUNNER;
  }

  @Override
  public Running start(AgentContext context) {
    return new Runner(context);
  }
}
