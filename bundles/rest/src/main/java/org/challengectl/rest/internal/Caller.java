package org.challengectl.rest.internal;

import javax.servlet.http.HttpServletRequest;
import org.challengectl.auth.Actor;
import org.challengectl.auth.SignIn;

/** Who is asking, as the access filter found out. */
final class Caller {

  private static final String AGENT = "org.challengectl.agent";
  private static final String ACTOR = "org.challengectl.actor";
  private static final String ADDRESS = "org.challengectl.address";
  private static final String TICKET = "org.challengectl.ticket";

  private Caller() {}

  static void setVisitor(HttpServletRequest request, Visitor visitor) {
    request.setAttribute(ACTOR, visitor.actor());
    visitor.ticket().ifPresent(ticket -> request.setAttribute(TICKET, ticket));
  }

  static void setAgent(HttpServletRequest request, String agentId) {
    request.setAttribute(AGENT, agentId);
  }

  static void setAddress(HttpServletRequest request, String address) {
    request.setAttribute(ADDRESS, address);
  }

  /** The agent's id; only where {@link AgentOnly} holds. */
  static String agent(HttpServletRequest request) {
    return (String) request.getAttribute(AGENT);
  }

  static String address(HttpServletRequest request) {
    return (String) request.getAttribute(ADDRESS);
  }

  /** A user's session and its token; only where {@link SignedIn} holds. */
  static SignIn.Ticket ticket(HttpServletRequest request) {
    return (SignIn.Ticket) request.getAttribute(TICKET);
  }

  /** Whoever it is, for services and the audit trail. */
  static Actor actor(HttpServletRequest request) {
    if (request.getAttribute(ACTOR) instanceof Actor actor) {
      return actor;
    }
    String agent = agent(request);
    return agent == null ? Actor.nobody(address(request)) : Actor.agent(agent, address(request));
  }
}
