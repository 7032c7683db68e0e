package org.challengectl.rest.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.osgi.service.component.annotations.Component;

/**
 * Answers under {@code /api} while something that the API needs is away. It ranks below the API's
 * own servlet, so it is asked only when that one is gone.
 */
@Component(
    service = Servlet.class,
    immediate = true,
    property = {
      "service.ranking:Integer=-1000",
      ApiContext.SELECT,
      "osgi.http.whiteboard.servlet.pattern=/*",
      "osgi.http.whiteboard.servlet.name=challengectl-api-unavailable"
    })
public final class UnavailableServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;
  private static final byte[] BODY =
      "{\"error\":\"A part of the server that this needs is not running; try again soon.\",\"code\":\"unavailable\"}"
          .getBytes(StandardCharsets.UTF_8);

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    response.setContentType("application/json");
    response.setContentLength(BODY.length);
    response.setHeader("Retry-After", "5");
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Content-Type-Options", "nosniff");
    if (!request.getMethod().equals("HEAD")) {
      response.getOutputStream().write(BODY);
    }
  }
}
