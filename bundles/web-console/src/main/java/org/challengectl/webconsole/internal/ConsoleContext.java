package org.challengectl.webconsole.internal;

import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.osgi.service.http.context.ServletContextHelper;

/**
 * A context of its own for the console. The web server restarts a context whenever a WebSocket
 * comes or goes in it, and answers 404 meanwhile; the WebSockets are in the default one.
 */
@Component(
    service = ServletContextHelper.class,
    scope = ServiceScope.BUNDLE,
    property = {
      "osgi.http.whiteboard.context.name=" + ConsoleContext.NAME,
      "osgi.http.whiteboard.context.path=" + ConsoleContext.PATH
    })
public final class ConsoleContext extends ServletContextHelper {

  static final String NAME = "challengectl-console";
  static final String PATH = "/console";
  static final String SELECT =
      "osgi.http.whiteboard.context.select=(osgi.http.whiteboard.context.name=" + NAME + ")";
}
