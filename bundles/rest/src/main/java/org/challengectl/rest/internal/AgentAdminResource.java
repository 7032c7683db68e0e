package org.challengectl.rest.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.MediaType;
import org.challengectl.auth.Enrollment;
import org.challengectl.domain.AgentRepository;
import org.challengectl.domain.AgentType;
import org.challengectl.domain.Permission;
import org.challengectl.domain.RefusedException;
import org.challengectl.protocol.AgentInfo;
import org.challengectl.scheduler.AgentRegistry;
import org.challengectl.views.AgentViews;

/** What operators see of agents and do to them. */
@Path("/{kind: agents|runners}")
@Produces(MediaType.APPLICATION_JSON)
public final class AgentAdminResource {

  private final AgentRepository agents;
  private final AgentRegistry registry;
  private final Enrollment enrollment;

  AgentAdminResource(AgentRepository agents, AgentRegistry registry, Enrollment enrollment) {
    this.agents = agents;
    this.registry = registry;
    this.enrollment = enrollment;
  }

  /** Under {@code /runners} only runners, under {@code /agents} all, or those of a type. */
  @GET
  @Admin
  public Map<String, List<AgentInfo>> list(
      @PathParam("kind") String kind, @QueryParam("type") String type) {
    Optional<AgentType> wanted = wanted(kind.equals("runners") ? "runner" : type);
    return Map.of(
        kind,
        agents.all().stream()
            .filter(agent -> wanted.map(agent.type()::equals).orElse(true))
            .map(AgentViews::info)
            .toList());
  }

  @GET
  @Path("/{agent}")
  @Admin
  public AgentInfo one(@PathParam("agent") String id) {
    return agents
        .find(id)
        .map(AgentViews::info)
        .orElseThrow(() -> RefusedException.notFound("agent '" + id + "'"));
  }

  @POST
  @Path("/{agent}/enable")
  @Admin(needs = Permission.MANAGE_AGENTS, action = "agent.enable")
  public AgentInfo enable(@PathParam("agent") String id) {
    return AgentViews.info(registry.setEnabled(id, true));
  }

  @POST
  @Path("/{agent}/disable")
  @Admin(needs = Permission.MANAGE_AGENTS, action = "agent.disable")
  public AgentInfo disable(@PathParam("agent") String id) {
    return AgentViews.info(registry.setEnabled(id, false));
  }

  @DELETE
  @Path("/{agent}")
  @Admin(needs = Permission.MANAGE_AGENTS, action = "agent.delete")
  public Map<String, String> delete(@PathParam("agent") String id) {
    enrollment.delete(id);
    return Map.of("status", "deleted");
  }

  private static Optional<AgentType> wanted(String type) {
    if (type == null) {
      return Optional.empty();
    }
    return switch (type) {
      case "runner" -> Optional.of(AgentType.RUNNER);
      case "listener" -> Optional.of(AgentType.LISTENER);
      default -> throw Input.invalid("'type' must be 'runner' or 'listener'.");
    };
  }
}
