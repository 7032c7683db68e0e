package org.challengectl.rest.internal;

import javax.servlet.http.HttpServletRequest;
import org.challengectl.auth.Actor;

/** Who is asking, as the access filter found out. */
final class Caller {

  private static final String AGENT = "org.challengectl.agent";
  private static final String ACTOR = "org.challengectl.actor";
  private static final String ADDRESS = "org.challengectl.address";

  private Caller() {}

  static void setAgent(HttpServletRequest request, String agentId) {
    request.setAttribute(AGENT, agentId);
  }

  static void setAddress(HttpServletRequest request, String address) {
    request.setAttribute(ADDRESS, address);
  }

  static void setActor(HttpServletRequest request, Actor actor) {
    request.setAttribute(ACTOR, actor);
  }

  /** Who administers; only where {@link Admin} holds. */
  static Actor actor(HttpServletRequest request) {
    return (Actor) request.getAttribute(ACTOR);
  }

  /** The agent's id; only where {@link AgentOnly} holds. */
  static String agent(HttpServletRequest request) {
    return (String) request.getAttribute(AGENT);
  }

  static String address(HttpServletRequest request) {
    return (String) request.getAttribute(ADDRESS);
  }
}
