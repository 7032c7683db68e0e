package org.challengectl.rest.internal;

import java.io.IOException;
import java.lang.reflect.Method;
import java.util.Optional;
import javax.annotation.Priority;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.Priorities;
import javax.ws.rs.container.ContainerRequestContext;
import javax.ws.rs.container.ContainerRequestFilter;
import javax.ws.rs.container.ResourceInfo;
import javax.ws.rs.core.Context;
import org.challengectl.auth.AccessException;
import org.challengectl.auth.Actor;
import org.challengectl.auth.AgentClaim;
import org.challengectl.auth.Authenticator;
import org.challengectl.auth.BearerKey;

/**
 * The one place that decides who may call what, before a byte of the body is read. A method that
 * says nothing of it may be called by nobody.
 */
@Priority(Priorities.AUTHENTICATION)
final class AccessFilter implements ContainerRequestFilter {

  private final Authenticator authenticator;
  private final AgentRate rate;
  @Context private ResourceInfo resource;
  @Context private HttpServletRequest request;

  AccessFilter(Authenticator authenticator, AgentRate rate) {
    this.authenticator = authenticator;
    this.rate = rate;
  }

  @Override
  public void filter(ContainerRequestContext context) throws IOException {
    Method method = resource.getResourceMethod();
    if (method == null) {
      return;
    }
    String address =
        authenticator.clientAddress(request.getRemoteAddr(), request.getHeader("X-Forwarded-For"));
    Caller.setAddress(request, address);
    if (method.isAnnotationPresent(AgentOnly.class)) {
      admitAgent(context, address);
    } else if (method.isAnnotationPresent(Admin.class)) {
      authenticator.operator(key(), address);
      Caller.setActor(request, Actor.operatorKey(address));
    } else if (!method.isAnnotationPresent(Open.class)) {
      throw AccessException.forbidden("not_allowed", "Nobody may call this.");
    }
    limitBody(context, method);
  }

  private void admitAgent(ContainerRequestContext context, String address) {
    String agentId = authenticator.agent(key(), AgentClaim.from(address, request::getHeader));
    rate.count(agentId);
    String wanted = context.getUriInfo().getPathParameters().getFirst("id");
    if (wanted != null && !wanted.equals(agentId)) {
      throw AccessException.forbidden("wrong_agent", "This key belongs to another agent.");
    }
    Caller.setAgent(request, agentId);
  }

  private static void limitBody(ContainerRequestContext context, Method method)
      throws TooLargeException {
    long limit =
        Optional.ofNullable(method.getAnnotation(BodyLimit.class))
            .map(BodyLimit::value)
            .orElse(BodyLimit.JSON);
    if (context.getLength() > limit) {
      throw new TooLargeException(limit);
    }
    if (context.getEntityStream() != null) {
      context.setEntityStream(new LimitedInputStream(context.getEntityStream(), limit));
    }
  }

  private String key() {
    return BearerKey.of(request::getHeader);
  }
}
