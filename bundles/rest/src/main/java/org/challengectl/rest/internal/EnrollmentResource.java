package org.challengectl.rest.internal;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.challengectl.auth.AgentClaim;
import org.challengectl.auth.Enrollment;
import org.challengectl.domain.AgentRepository;
import org.challengectl.domain.AgentType;
import org.challengectl.domain.Device;
import org.challengectl.domain.Permission;
import org.challengectl.protocol.EnrollReply;
import org.challengectl.protocol.EnrollRequest;
import org.challengectl.protocol.EnrollmentTokenInfo;
import org.challengectl.protocol.EnrolmentString;
import org.challengectl.protocol.ReEnrollRequest;
import org.challengectl.protocol.TokenReply;
import org.challengectl.protocol.TokenRequest;
import org.challengectl.scheduler.AgentRegistry;
import org.challengectl.web.Invitations;

/** How agents join. */
@Path("/enrollment")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class EnrollmentResource {

  private static final int DEFAULT_HOURS = 24;
  private static final int MAX_HOURS = 720;

  private final Enrollment enrollment;
  private final AgentRepository agents;
  private final AgentRegistry registry;
  private final DeviceReader deviceReader;
  private final Invitations invitations;

  EnrollmentResource(
      Enrollment enrollment,
      AgentRepository agents,
      AgentRegistry registry,
      DeviceReader deviceReader,
      Invitations invitations) {
    this.enrollment = enrollment;
    this.agents = agents;
    this.registry = registry;
    this.deviceReader = deviceReader;
    this.invitations = invitations;
  }

  @POST
  @Path("/token")
  @Admin(needs = Permission.MANAGE_AGENTS, action = "agent.token")
  @Answers(status = 201, body = TokenReply.class)
  public Response token(TokenRequest body, @Context HttpServletRequest request) {
    String name = Input.text("runner_name", body.runnerName());
    Attempt.about(request, name);
    return issued(enrollment.createToken(name, validity(body.expiresHours())));
  }

  /** Ends the agent's key at once. */
  @POST
  @Path("/re-enroll/{agent}")
  @Consumes(MediaType.WILDCARD)
  @Admin(needs = Permission.MANAGE_AGENTS, action = "agent.re-enroll")
  @Answers(status = 201, body = TokenReply.class)
  public Response reEnroll(@PathParam("agent") String agentId, byte[] body) throws IOException {
    Duration validity =
        validity(
            JsonBody.optional(body, ReEnrollRequest.class)
                .map(ReEnrollRequest::expiresHours)
                .orElse(null));
    return issued(enrollment.reEnroll(agentId, validity));
  }

  @GET
  @Path("/tokens")
  @Admin(needs = Permission.MANAGE_AGENTS)
  public Map<String, List<EnrollmentTokenInfo>> tokens() {
    return Map.of(
        "tokens",
        enrollment.tokens().stream()
            .map(
                t ->
                    new EnrollmentTokenInfo(
                        t.id(),
                        t.agentName(),
                        t.createdAt(),
                        t.expiresAt(),
                        t.usedAt().isPresent(),
                        t.usedAt().orElse(null)))
            .toList());
  }

  @DELETE
  @Path("/token/{token}")
  @Admin(needs = Permission.MANAGE_AGENTS, action = "agent.token.delete")
  public Map<String, String> deleteToken(@PathParam("token") String id) {
    enrollment.deleteToken(id);
    return Map.of("status", "deleted");
  }

  /** As it was asked for, or a day. */
  static Duration validity(Integer expiresHours) {
    int hours = Optional.ofNullable(expiresHours).orElse(DEFAULT_HOURS);
    if (hours < 1 || hours > MAX_HOURS) {
      throw Input.invalid("'expires_hours' must be a whole number, 1-" + MAX_HOURS + ".");
    }
    return Duration.ofHours(hours);
  }

  private Response issued(Enrollment.IssuedToken issued) {
    return Response.status(201)
        .entity(
            new TokenReply(
                issued.token(),
                issued.apiKey(),
                issued.expiresAt(),
                invitations.invite(issued.token()).map(EnrolmentString::text).orElse(null)))
        .build();
  }

  @POST
  @Path("/enroll")
  @Open
  @Answers(status = 201, body = EnrollReply.class)
  public Response enroll(EnrollRequest body, @Context HttpServletRequest request) {
    String hostname = Input.text("hostname", body.hostname());
    List<Device> devices = deviceReader.read(body.devices());
    Enrollment.Enrolled enrolled =
        enrollment.enroll(
            new Enrollment.Application(
                Input.text("enrollment_token", body.enrollmentToken()),
                Input.optionalText("api_key", body.apiKey()),
                Input.optionalText("runner_id", body.runnerId()),
                new AgentClaim(
                    Caller.address(request),
                    Input.optionalText("mac_address", body.macAddress()),
                    Input.optionalText("machine_id", body.machineId()),
                    Optional.of(hostname))));
    if (agents.find(enrolled.agentId()).isEmpty()) {
      registry.register(
          new AgentRegistry.Registration(
              enrolled.agentId(),
              AgentType.RUNNER,
              hostname,
              Caller.address(request),
              Optional.empty(),
              devices,
              Optional.empty(),
              false));
    }
    return Response.status(201)
        .entity(new EnrollReply("enrolled", enrolled.agentId(), enrolled.newKey().orElse(null)))
        .build();
  }
}
