package org.challengectl.web.internal;

import org.challengectl.auth.Origins;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * CORS: lets pages of listed origins, and only those, use the API in their user's name. Whoever is
 * not listed gets no word of it, and so nothing from his browser.
 */
@Component(
    service = HttpConfiguration.Customizer.class,
    immediate = true,
    // Pax Web takes only one of each ranking.
    property = "service.ranking:Integer=100")
public final class CrossOrigin implements HttpConfiguration.Customizer {

  private static final String API = "/api/";
  private static final String METHODS = "GET, HEAD, POST, PUT, DELETE";
  private static final String REQUEST_HEADERS =
      "Authorization, Content-Type, If-None-Match, Range, X-API-Key, X-CSRF-Token";
  private static final String ANSWER_HEADERS =
      "Content-Disposition, Content-Range, ETag, Retry-After";
  private static final String REMEMBERED_SECONDS = "600";

  private final Origins origins;

  @Activate
  public CrossOrigin(@Reference Origins origins) {
    this.origins = origins;
  }

  @Override
  public void customize(Connector connector, HttpConfiguration configuration, Request request) {
    String origin = request.getHeader("Origin");
    String path = request.getHttpURI().getDecodedPath();
    if (origin == null || path == null || !path.startsWith(API)) {
      return;
    }
    HttpFields fields = request.getResponse().getHttpFields();
    fields.put("Vary", "Origin");
    if (!origins.listed(origin)) {
      return;
    }
    fields.put("Access-Control-Allow-Origin", origin);
    fields.put("Access-Control-Allow-Credentials", "true");
    if ("OPTIONS".equals(request.getMethod())
        && request.getHeader("Access-Control-Request-Method") != null) {
      fields.put("Access-Control-Allow-Methods", METHODS);
      fields.put("Access-Control-Allow-Headers", REQUEST_HEADERS);
      fields.put("Access-Control-Max-Age", REMEMBERED_SECONDS);
      request.getResponse().setStatus(204);
      request.setHandled(true);
    } else {
      fields.put("Access-Control-Expose-Headers", ANSWER_HEADERS);
    }
  }
}
