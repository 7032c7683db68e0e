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
 * Puts the headers on every answer. In the connector and not in a filter, so that also answers that
 * no servlet gives have them: those to WebSocket handshakes, and while a servlet is away.
 */
@Component(
    service = HttpConfiguration.Customizer.class,
    immediate = true,
    // Pax Web takes only one of each ranking.
    property = "service.ranking:Integer=200")
public final class HeaderCustomizer implements HttpConfiguration.Customizer {

  private final Origins origins;

  @Activate
  public HeaderCustomizer(@Reference Origins origins) {
    this.origins = origins;
  }

  @Override
  public void customize(Connector connector, HttpConfiguration configuration, Request request) {
    HttpFields fields = request.getResponse().getHttpFields();
    boolean overTls =
        origins.overTls(
            request.isSecure(), request.getRemoteAddr(), request.getHeader("X-Forwarded-Proto"));
    Headers.set(overTls, fields::put);
  }
}
