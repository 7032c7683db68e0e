package org.challengectl.agent.listener;

import java.time.Duration;
import org.challengectl.agent.core.AgentContext;
import org.challengectl.agent.core.AgentKind;
import org.challengectl.agent.core.AgentRole;
import org.osgi.service.component.annotations.Component;

/** Makes listeners. */
@Component(service = AgentRole.class)
public final class ListenerRole implements AgentRole {

  private static final Duration RETRY_WAIT = Duration.ofSeconds(1);

  @Override
  public AgentKind kind() {
    return AgentKind.LISTENER;
  }

  @Override
  public Running start(AgentContext context) {
    return new Listener(context, RETRY_WAIT);
  }
}
