package org.challengectl.standalone.internal;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.challengectl.agent.core.AgentKeys;
import org.challengectl.auth.Enrollment;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * Hands keys to agents that report to the server in the same container, so that they need no token.
 * A key lives as long as the container and is never written down; an agent that an operator has
 * deleted gets no second one.
 */
@Component(
    service = AgentKeys.class,
    configurationPid = "org.challengectl.standalone",
    property = "service.ranking:Integer=100")
@Designate(ocd = LocalKeys.Options.class)
public final class LocalKeys implements AgentKeys {

  /** The configuration {@code org.challengectl.standalone}. */
  @ObjectClassDefinition(name = "Standalone container")
  @SuppressWarnings("MemberName")
  public @interface Options {
    @AttributeDefinition(
        description = "The address by which agents in this container name their own server")
    String server__url() default "http://127.0.0.1:8080";
  }

  private final Enrollment enrollment;
  private final URI own;
  private final Map<String, String> keys = new ConcurrentHashMap<>();

  @Activate
  public LocalKeys(@Reference Enrollment enrollment, Options options) {
    this.enrollment = enrollment;
    this.own = URI.create(options.server__url());
  }

  @Override
  public Optional<String> keyFor(String agentId, URI serverUrl) {
    return own.equals(serverUrl)
        ? Optional.of(keys.computeIfAbsent(agentId, enrollment::issueKey))
        : Optional.empty();
  }
}
