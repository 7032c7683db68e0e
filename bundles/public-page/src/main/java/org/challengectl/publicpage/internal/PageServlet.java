package org.challengectl.publicpage.internal;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
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

  private final transient Map<String, PageFile> files =
      Map.of(
          "/", PageFile.load("index.html", HTML),
          "/page.css", PageFile.load("page.css", "text/css; charset=utf-8"),
          "/page.js", PageFile.load("page.js", "text/javascript; charset=utf-8"),
          "/favicon.svg", PageFile.load("favicon.svg", "image/svg+xml"));
  private final transient PageFile missing = PageFile.load("missing.html", HTML);

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String path = request.getPathInfo() == null ? "/" : request.getPathInfo();
    PageFile file = files.get(path);
    if (file == null) {
      response.setStatus(HttpServletResponse.SC_NOT_FOUND);
      response.setHeader("Cache-Control", "no-store");
      send(missing, response);
      return;
    }
    response.setHeader("Cache-Control", "no-cache");
    response.setHeader("ETag", file.tag());
    if (knows(request.getHeader("If-None-Match"), file.tag())) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
    } else {
      send(file, response);
    }
  }

  private static boolean knows(String header, String tag) {
    return header != null
        && Arrays.stream(header.split(",", -1))
            .map(t -> t.strip().replaceFirst("^W/", ""))
            .anyMatch(t -> t.equals(tag) || t.equals("*"));
  }

  private static void send(PageFile file, HttpServletResponse response) throws IOException {
    response.setContentType(file.mediaType());
    response.setContentLength(file.content().length);
    response.getOutputStream().write(file.content());
  }
}
