package org.challengectl.rest.internal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.Consumes;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.challengectl.auth.Enrollment;
import org.challengectl.domain.AgentRepository;
import org.challengectl.domain.AgentType;
import org.challengectl.domain.Device;
import org.challengectl.domain.Permission;
import org.challengectl.protocol.EnrollReply;
import org.challengectl.protocol.EnrollRequest;
import org.challengectl.protocol.EnrolmentString;
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
  public Response token(TokenRequest body) {
    int hours = Optional.ofNullable(body.expiresHours()).orElse(DEFAULT_HOURS);
    if (hours < 1 || hours > MAX_HOURS) {
      throw Input.invalid("'expires_hours' must be a whole number, 1-" + MAX_HOURS + ".");
    }
    Enrollment.IssuedToken issued =
        enrollment.createToken(
            Input.text("runner_name", body.runnerName()), Duration.ofHours(hours));
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
  public Response enroll(EnrollRequest body, @Context HttpServletRequest request) {
    String hostname = Input.text("hostname", body.hostname());
    List<Device> devices = deviceReader.read(body.devices());
    Enrollment.Enrolled enrolled =
        enrollment.enroll(
            new Enrollment.Application(
                Input.text("enrollment_token", body.enrollmentToken()),
                Input.optionalText("api_key", body.apiKey()),
                Input.optionalText("runner_id", body.runnerId()),
                Caller.address(request)));
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
