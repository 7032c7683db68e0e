package org.challengectl.rest.internal;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Enumeration;
import java.util.Optional;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.Response;
import org.challengectl.auth.AccessException;

/** Figures for Prometheus: for this host, or for whoever has the token. */
@Path("/metrics")
public final class MetricsResource {

  static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private final Metrics metrics;
  private final Optional<String> token;

  MetricsResource(Metrics metrics, Optional<String> token) {
    this.metrics = metrics;
    this.token = token;
  }

  /** What is forwarded comes from this host only as far as the proxy is on it. */
  @GET
  @Produces(TYPE)
  @Open
  public Response metrics(@Context HttpServletRequest request) {
    Optional<String> shown =
        Optional.ofNullable(request.getHeader("Authorization"))
            .filter(header -> header.regionMatches(true, 0, "bearer ", 0, 7))
            .map(header -> header.substring(7).strip());
    boolean known = shown.isPresent() && token.isPresent() && same(shown.get(), token.get());
    if (!known && !isLocal(request)) {
      throw AccessException.unauthenticated("Metrics are for this host, or for their token.");
    }
    return Response.ok(metrics.text()).type(TYPE).build();
  }

  private static boolean isLocal(HttpServletRequest request) {
    Enumeration<String> names = request.getHeaderNames();
    while (names.hasMoreElements()) {
      String name = names.nextElement();
      if (name.equalsIgnoreCase("Forwarded")
          || name.regionMatches(true, 0, "X-Forwarded-", 0, 12)) {
        return false;
      }
    }
    try {
      // An address, so nothing is looked up.
      return InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private static boolean same(String shown, String expected) {
    return MessageDigest.isEqual(
        shown.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
  }
}
