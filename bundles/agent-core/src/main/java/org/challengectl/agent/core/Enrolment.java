package org.challengectl.agent.core;

import java.util.List;
import java.util.Optional;
import org.challengectl.agent.core.internal.EnrolmentCall;
import org.challengectl.protocol.DeviceInfo;
import org.challengectl.protocol.EnrollReply;
import org.challengectl.protocol.EnrollRequest;

/**
 * Lets an agent join a server with a one-time token. Plain Java: the command line uses it as well
 * as the container.
 */
public final class Enrolment {

  private Enrolment() {}

  /**
   * How to join.
   *
   * @param server where
   * @param token of the server's operator
   * @param agentId empty for the name that the token was made for
   * @param apiKey that came with the token; empty lets the server make one
   * @param devices the radios, for the operator to see; may be empty
   */
  public record Request(
      ServerEndpoint server,
      String token,
      Optional<String> agentId,
      Optional<String> apiKey,
      List<DeviceInfo> devices) {}

  /**
   * Joined.
   *
   * @param agentId as the server knows it
   * @param apiKey what proves it from now on
   */
  public record Joined(String agentId, String apiKey) {}

  /**
   * Joins.
   *
   * @throws LinkException of kind {@code UNAUTHORISED} or {@code CONFLICT} if the token is unknown,
   *     used or too old
   * @throws IllegalArgumentException in words for a person, if the endpoint's certificates cannot
   *     be used
   */
  public static Joined enroll(Request request) throws LinkException {
    HostIdentity host = HostIdentity.local();
    EnrollReply reply =
        EnrolmentCall.post(
            request.server(),
            host,
            new EnrollRequest(
                request.token(),
                request.apiKey().orElse(null),
                request.agentId().orElse(null),
                host.hostname(),
                host.macAddress().orElse(null),
                host.machineId().orElse(null),
                request.devices()));
    Optional<String> key = Optional.ofNullable(reply.apiKey()).or(request::apiKey);
    Optional<String> id = Optional.ofNullable(reply.runnerId()).or(request::agentId);
    if (key.isEmpty() || id.isEmpty()) {
      throw new LinkException(
          LinkException.Kind.BAD_ANSWER, "the server took the token but gave no key or no name");
    }
    return new Joined(id.get(), key.get());
  }

  /**
   * An agent's file for somebody who has just joined: with one radio of the virtual air as its
   * driver has it without configuration, and a comment that shows how a real one is listed.
   *
   * @param joined the answer of {@link #enroll}
   */
  public static String yaml(AgentKind kind, ServerEndpoint server, Joined joined) {
    return EnrolmentCall.yaml(kind, server, joined);
  }
}
