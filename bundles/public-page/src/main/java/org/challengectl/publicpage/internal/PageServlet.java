package org.challengectl.publicpage.internal;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.challengectl.web.WebFile;
import org.osgi.service.component.annotations.Component;

/**
 * Serves the public page at {@code /}. What it serves is a fixed list in memory: no name that a
 * client sends is ever looked up in a file system.
 */
@Component(
    service = Servlet.class,
    immediate = true,
    property = {
      "osgi.http.whiteboard.servlet.pattern=/*",
      "osgi.http.whiteboard.servlet.name=challengectl-page"
    })
public final class PageServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  private static final String HTML = "text/html; charset=utf-8";

  private static final String SCRIPT = "text/javascript; charset=utf-8";
  private static final List<String> SCRIPTS =
      List.of("page", "pages", "board", "challenges", "clock", "format", "theme", "waterfalls");

  private final transient Map<String, WebFile> files = files();
  private final transient WebFile missing = file("missing.html", HTML);

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String path = request.getPathInfo() == null ? "/" : request.getPathInfo();
    WebFile file = files.get(path);
    if (file == null) {
      response.setStatus(HttpServletResponse.SC_NOT_FOUND);
      response.setHeader("Cache-Control", "no-store");
      missing.send(response);
      return;
    }
    response.setHeader("Cache-Control", "no-cache");
    file.answer(request, response);
  }

  private static Map<String, WebFile> files() {
    Map<String, WebFile> files = new HashMap<>();
    files.put("/", file("index.html", HTML));
    files.put("/page.css", file("page.css", "text/css; charset=utf-8"));
    files.put("/favicon.svg", file("favicon.svg", "image/svg+xml"));
    SCRIPTS.forEach(name -> files.put("/" + name + ".js", file(name + ".js", SCRIPT)));
    return Map.copyOf(files);
  }

  private static WebFile file(String name, String mediaType) {
    return WebFile.load(PageServlet.class, "/page/" + name, mediaType);
  }
}
