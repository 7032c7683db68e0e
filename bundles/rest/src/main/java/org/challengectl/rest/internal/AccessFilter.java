package org.challengectl.rest.internal;

import java.io.IOException;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.Set;
import javax.annotation.Priority;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.GET;
import javax.ws.rs.Priorities;
import javax.ws.rs.container.ContainerRequestContext;
import javax.ws.rs.container.ContainerRequestFilter;
import javax.ws.rs.container.ResourceInfo;
import javax.ws.rs.core.Context;
import org.challengectl.auth.AccessException;
import org.challengectl.auth.AgentClaim;
import org.challengectl.auth.Authenticator;
import org.challengectl.auth.BearerKey;
import org.challengectl.auth.SignIn;
import org.challengectl.domain.Permission;

/**
 * The one place that decides who may call what, before a byte of the body is read. A method that
 * says nothing of it may be called by nobody.
 */
@Priority(Priorities.AUTHENTICATION)
final class AccessFilter implements ContainerRequestFilter {

  private final Authenticator authenticator;
  private final UserAccess users;
  private final AgentRate rate;
  @Context private ResourceInfo resource;
  @Context private HttpServletRequest request;

  AccessFilter(Authenticator authenticator, UserAccess users, AgentRate rate) {
    this.authenticator = authenticator;
    this.users = users;
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
      admitAdmin(context, method, address);
    } else if (method.isAnnotationPresent(SignedIn.class)) {
      Visitor visitor = users.user(request, address);
      Caller.setVisitor(request, visitor);
      SignedIn rule = method.getAnnotation(SignedIn.class);
      users.check(request, visitor, Set.of(rule.value()), changes(method));
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

  /** Who it is; then the attempt is noted; then whether he may. */
  private void admitAdmin(ContainerRequestContext context, Method method, String address) {
    Admin rule = method.getAnnotation(Admin.class);
    Visitor visitor = users.administrator(request, key(), address);
    Caller.setVisitor(request, visitor);
    if (!rule.action().isEmpty()) {
      new Attempt(visitor.actor(), rule.action(), subject(context)).note(request);
    }
    users.check(request, visitor, Set.of(SignIn.Stage.FULL), changes(method));
    for (Permission needed : rule.needs()) {
      visitor.actor().need(needed);
    }
  }

  /** By what is called, not by what the request says of itself. */
  private static boolean changes(Method method) {
    return !method.isAnnotationPresent(GET.class);
  }

  private static String subject(ContainerRequestContext context) {
    return context.getUriInfo().getPathParameters().entrySet().stream()
        .filter(parameter -> !parameter.getKey().equals("kind"))
        .map(parameter -> parameter.getValue().get(0))
        .findFirst()
        .orElse("");
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
