package org.challengectl.rest.internal;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.Consumes;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.challengectl.domain.Agent;
import org.challengectl.domain.AgentReport;
import org.challengectl.domain.AgentType;
import org.challengectl.domain.DomainEvent;
import org.challengectl.domain.EventBus;
import org.challengectl.domain.ServerTime;
import org.challengectl.protocol.HeartbeatRequest;
import org.challengectl.protocol.LogRequest;
import org.challengectl.protocol.RegisterReply;
import org.challengectl.protocol.RegisterRequest;
import org.challengectl.scheduler.AgentRegistry;

/** What agents of both kinds say of themselves. */
@Path("/{kind: agents|runners}")
@Produces(MediaType.APPLICATION_JSON)
public final class AgentResource {

  private static final Set<String> LEVELS = Set.of("debug", "info", "warning", "error", "critical");
  private static final int MAX_LOG_LENGTH = 4000;
  private static final int MAX_MODULATIONS = 500;

  private final AgentRegistry registry;
  private final DeviceReader devices;
  private final EventBus bus;
  private final ServerTime time;

  AgentResource(AgentRegistry registry, DeviceReader devices, EventBus bus, ServerTime time) {
    this.registry = registry;
    this.devices = devices;
    this.bus = bus;
    this.time = time;
  }

  @POST
  @Path("/register")
  @Consumes(MediaType.APPLICATION_JSON)
  @AgentOnly
  public RegisterReply register(RegisterRequest body, @Context HttpServletRequest request) {
    AgentRegistry.Registration registration =
        new AgentRegistry.Registration(
            Caller.agent(request),
            type(body.agentType()),
            Input.text("hostname", body.hostname()),
            Caller.address(request),
            Input.optionalText("site", body.site()),
            devices.read(body.devices()),
            modulations(body.modulations()),
            Boolean.TRUE.equals(body.leases()));
    Agent agent = registry.register(registration);
    tell(agent.id(), ReportReader.of(body));
    return reply("registered", agent);
  }

  @POST
  @Path("/{id}/heartbeat")
  @Consumes(MediaType.WILDCARD)
  @AgentOnly
  public RegisterReply heartbeat(@PathParam("id") String id, byte[] body) throws IOException {
    AgentReport report = ReportReader.of(JsonBody.optional(body, HeartbeatRequest.class));
    Agent agent = registry.heartbeat(id);
    tell(agent.id(), report);
    return reply("ok", agent);
  }

  private void tell(String agentId, AgentReport report) {
    bus.publish(new DomainEvent.AgentReported(time.instant(), agentId, report));
  }

  @POST
  @Path("/{id}/signout")
  @AgentOnly
  public Map<String, String> signOut(@PathParam("id") String id) {
    registry.signOut(id);
    return Map.of("status", "signed_out");
  }

  @POST
  @Path("/{id}/log")
  @Consumes(MediaType.APPLICATION_JSON)
  @AgentOnly
  public Map<String, String> log(@PathParam("id") String id, LogRequest body) {
    LogRequest.Entry entry = Input.required("log", body.log());
    String level = Optional.ofNullable(entry.level()).orElse("info").toLowerCase(Locale.ROOT);
    String message = Input.required("log.message", entry.message());
    bus.publish(
        new DomainEvent.AgentLogged(
            time.instant(),
            id,
            LEVELS.contains(level) ? level : "info",
            Input.shortened(message, MAX_LOG_LENGTH)));
    return Map.of("status", "ok");
  }

  private RegisterReply reply(String status, Agent agent) {
    return new RegisterReply(status, agent.id(), agent.enabled(), time.instant());
  }

  private static AgentType type(String name) {
    return switch (Optional.ofNullable(name).orElse("runner")) {
      case "runner" -> AgentType.RUNNER;
      case "listener" -> AgentType.LISTENER;
      default -> throw Input.invalid("'agent_type' must be 'runner' or 'listener'.");
    };
  }

  private static Optional<Set<String>> modulations(List<String> names) {
    if (names == null) {
      return Optional.empty();
    }
    if (names.size() > MAX_MODULATIONS) {
      throw Input.invalid("'modulations' has more than " + MAX_MODULATIONS + " entries.");
    }
    return Optional.of(
        names.stream().map(n -> Input.text("modulations", n)).collect(Collectors.toSet()));
  }
}
