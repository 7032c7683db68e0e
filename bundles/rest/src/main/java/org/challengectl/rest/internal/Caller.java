package org.challengectl.rest.internal;

import javax.servlet.http.HttpServletRequest;

/** Who is asking, as the access filter found out. */
final class Caller {

  private static final String AGENT = "org.challengectl.agent";
  private static final String ADDRESS = "org.challengectl.address";

  private Caller() {}

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
}
