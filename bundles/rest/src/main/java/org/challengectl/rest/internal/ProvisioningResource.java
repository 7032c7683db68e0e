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
import org.challengectl.auth.BearerKey;
import org.challengectl.auth.Enrollment;
import org.challengectl.auth.Provisioning;
import org.challengectl.domain.Permission;
import org.challengectl.domain.RefusedException;
import org.challengectl.protocol.ProvisionReply;
import org.challengectl.protocol.ProvisionRequest;
import org.challengectl.protocol.ProvisioningKeyInfo;
import org.challengectl.protocol.ProvisioningKeyRequest;
import org.challengectl.protocol.ProvisioningToggle;

/** How hosts make agents of their own. The service audits what is done here. */
@Path("/provisioning")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ProvisioningResource {

  private final Provisioning provisioning;

  ProvisioningResource(Provisioning provisioning) {
    this.provisioning = provisioning;
  }

  @GET
  @Path("/keys")
  @Admin(needs = Permission.CREATE_PROVISIONING_KEY)
  public Map<String, List<ProvisioningKeyInfo>> keys() {
    return Map.of("keys", provisioning.keys().stream().map(key -> info(key, null)).toList());
  }

  @POST
  @Path("/keys")
  @Admin(needs = Permission.CREATE_PROVISIONING_KEY, action = "provisioning-key.create")
  @Answers(status = 201, body = ProvisioningKeyInfo.class)
  public Response create(ProvisioningKeyRequest body, @Context HttpServletRequest request) {
    String description = Input.optionalText("description", body.description()).orElse("");
    Provisioning.NewKey made = provisioning.create(description, Attempt.handOver(request));
    return Response.status(201).entity(info(made.key(), made.text())).build();
  }

  @POST
  @Path("/keys/{key}/toggle")
  @Consumes(MediaType.WILDCARD)
  @Admin(needs = Permission.CREATE_PROVISIONING_KEY, action = "provisioning-key.toggle")
  public ProvisioningKeyInfo toggle(
      @PathParam("key") String id, byte[] body, @Context HttpServletRequest request)
      throws IOException {
    boolean enabled =
        JsonBody.optional(body, ProvisioningToggle.class)
            .map(ProvisioningToggle::enabled)
            .orElseGet(() -> !key(id).enabled());
    return info(provisioning.setEnabled(id, enabled, Attempt.handOver(request)), null);
  }

  @DELETE
  @Path("/keys/{key}")
  @Admin(needs = Permission.CREATE_PROVISIONING_KEY, action = "provisioning-key.delete")
  public Map<String, String> delete(
      @PathParam("key") String id, @Context HttpServletRequest request) {
    provisioning.delete(id, Attempt.handOver(request));
    return Map.of("status", "deleted");
  }

  /** The key is checked by the service: it is no agent's, and no administrator's. */
  @POST
  @Path("/provision")
  @Open
  @Answers(status = 201, body = ProvisionReply.class)
  public Response provision(ProvisionRequest body, @Context HttpServletRequest request) {
    String name = Input.text("runner_name", body.runnerName());
    String agentId = Input.optionalText("runner_id", body.runnerId()).orElse(name);
    Duration validity = EnrollmentResource.validity(body.expiresHours());
    String url =
        AgentYaml.serverUrl(Optional.ofNullable(body.serverUrl()).orElseGet(() -> own(request)));
    AgentYaml.content(body, agentId, url, "", "");
    Enrollment.IssuedToken issued =
        provisioning.provision(
            BearerKey.of(request::getHeader), agentId, validity, Caller.address(request));
    String yaml =
        AgentYaml.write(AgentYaml.content(body, agentId, url, issued.token(), issued.apiKey()));
    return Response.status(201)
        .entity(new ProvisionReply(issued.token(), issued.apiKey(), yaml))
        .build();
  }

  private Provisioning.Key key(String id) {
    return provisioning.keys().stream()
        .filter(key -> key.id().equals(id))
        .findFirst()
        .orElseThrow(() -> RefusedException.notFound("provisioning key '" + id + "'"));
  }

  /** As the client called the server. */
  private static String own(HttpServletRequest request) {
    String url = request.getRequestURL().toString();
    return url.substring(0, url.indexOf("/api/"));
  }

  private static ProvisioningKeyInfo info(Provisioning.Key key, String text) {
    return new ProvisioningKeyInfo(
        key.id(), key.description(), key.enabled(), key.createdAt(), key.createdBy(), text);
  }
}
