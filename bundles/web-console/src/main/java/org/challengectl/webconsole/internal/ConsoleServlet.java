package org.challengectl.webconsole.internal;

import java.io.IOException;
import java.util.Optional;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.challengectl.web.WebFile;
import org.osgi.service.component.annotations.Component;

/** Serves the console under {@code /console/}. It finds its own way from each address there. */
@Component(
    service = Servlet.class,
    immediate = true,
    property = {
      ConsoleContext.SELECT,
      "osgi.http.whiteboard.servlet.pattern=/*",
      "osgi.http.whiteboard.servlet.name=challengectl-console"
    })
public final class ConsoleServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  private final transient ConsoleFiles files = new ConsoleFiles();

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String path = request.getPathInfo();
    if (path == null) {
      response.setHeader("Location", ConsoleContext.PATH + "/");
      response.setStatus(HttpServletResponse.SC_FOUND);
      return;
    }
    Optional<WebFile> file = files.named(path);
    if (file.isPresent() && path.startsWith(ConsoleFiles.ASSETS)) {
      response.setHeader("Cache-Control", "public, max-age=31536000, immutable");
      file.get().answer(request, response);
    } else if (file.isEmpty() && isFile(path)) {
      missing(response);
    } else {
      response.setHeader("Cache-Control", "no-cache");
      file.orElse(files.page()).answer(request, response);
    }
  }

  /** Names of things may have dots too, but they are never in the first place. */
  private static boolean isFile(String path) {
    return path.startsWith(ConsoleFiles.ASSETS)
        || (path.indexOf('.') > 0 && path.lastIndexOf('/') == 0);
  }

  private static void missing(HttpServletResponse response) throws IOException {
    response.setStatus(HttpServletResponse.SC_NOT_FOUND);
    response.setHeader("Cache-Control", "no-store");
    response.setContentType("text/plain; charset=utf-8");
    response.getWriter().println("There is nothing at this address.");
  }
}
