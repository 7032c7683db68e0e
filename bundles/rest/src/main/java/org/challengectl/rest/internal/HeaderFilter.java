package org.challengectl.rest.internal;

import javax.ws.rs.container.ContainerRequestContext;
import javax.ws.rs.container.ContainerResponseContext;
import javax.ws.rs.container.ContainerResponseFilter;
import javax.ws.rs.core.MultivaluedMap;

/** Answers are what they say they are, and are not kept unless they allow it. */
final class HeaderFilter implements ContainerResponseFilter {

  private final Runnable answered;

  /** Tells of each answer. */
  HeaderFilter(Runnable answered) {
    this.answered = answered;
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    answered.run();
    MultivaluedMap<String, Object> headers = response.getHeaders();
    headers.putSingle("X-Content-Type-Options", "nosniff");
    if (!headers.containsKey("Cache-Control")) {
      headers.putSingle("Cache-Control", "no-store");
    }
  }
}
