package org.challengectl.rest.internal;

import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.osgi.service.http.context.ServletContextHelper;

/**
 * A context of its own for the API. The web server restarts a context whenever a WebSocket comes or
 * goes in it, and answers 404 meanwhile; the WebSockets are in the default one.
 */
@Component(
    service = ServletContextHelper.class,
    scope = ServiceScope.BUNDLE,
    property = {
      "osgi.http.whiteboard.context.name=" + ApiContext.NAME,
      "osgi.http.whiteboard.context.path=/api"
    })
public final class ApiContext extends ServletContextHelper {

  static final String NAME = "challengectl-api";
  static final String SELECT =
      "osgi.http.whiteboard.context.select=(osgi.http.whiteboard.context.name=" + NAME + ")";
}
