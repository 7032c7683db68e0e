package org.challengectl.publicpage.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.NetworkConnector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.servlet.ServletContextHandler;
import org.eclipse.jetty.servlet.ServletHolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PageServletTest {

  private final Server jetty = new Server(0);
  private final HttpClient client = HttpClient.newHttpClient();

  @BeforeEach
  void start() throws Exception {
    ServletContextHandler context = new ServletContextHandler();
    context.addServlet(new ServletHolder(new PageServlet()), "/*");
    jetty.setHandler(context);
    jetty.start();
  }

  @AfterEach
  void stop() throws Exception {
    jetty.stop();
  }

  @Test
  void servesThePageAndAllThatItNeedsWithItsType() throws Exception {
    HttpResponse<String> page = get("/");
    assertEquals(200, page.statusCode());
    assertEquals(
        "text/html;charset=utf-8",
        header(page, "Content-Type").replace(" ", "").toLowerCase(Locale.ROOT));
    Matcher link = Pattern.compile("(?:href|src)=\"(/[^\"]*\\.[a-z]+)\"").matcher(page.body());
    int found = 0;
    while (link.find()) {
      assertEquals(200, get(link.group(1)).statusCode(), link.group(1));
      found++;
    }
    assertEquals(3, found);
    for (String script : List.of("/page.js", "/challenges.js", "/clock.js", "/waterfalls.js")) {
      Matcher imported = Pattern.compile("from \"(/[^\"]*)\"").matcher(get(script).body());
      while (imported.find()) {
        assertEquals(200, get(imported.group(1)).statusCode(), imported.group(1));
      }
    }
    assertTrue(header(get("/page.js"), "Content-Type").startsWith("text/javascript"));
    assertTrue(header(get("/page.css"), "Content-Type").startsWith("text/css"));
  }

  @Test
  void loadsNothingFromElsewhereAndNothingInline() throws Exception {
    for (String path :
        List.of("/", "/page.css", "/page.js", "/waterfalls.js", "/challenges.js", "/nothing")) {
      String body = get(path).body();
      assertFalse(body.contains("http:"), path);
      assertFalse(body.contains("https://"), path);
      assertFalse(Pattern.compile("<[^>]+ (style|on[a-z]+)=").matcher(body).find(), path);
      assertFalse(body.contains("<style"), path);
      assertFalse(Pattern.compile("<script(?! src)").matcher(body).find(), path);
      assertFalse(body.contains("innerHTML"), path);
    }
  }

  @Test
  void isNotSentTwice() throws Exception {
    String tag = header(get("/page.js"), "ETag");
    HttpResponse<String> again = get("/page.js", "If-None-Match", "\"other\", W/" + tag);
    assertEquals(304, again.statusCode());
    assertEquals("", again.body());
    assertEquals(200, get("/page.js", "If-None-Match", "\"other\"").statusCode());
  }

  @Test
  void saysPolitelyThatThereIsNothingElse() throws Exception {
    for (String path :
        List.of(
            "/index", "/page/index.html", "/..%2f..%2fetc/passwd", "/ws/public", "//", "/%00")) {
      HttpResponse<String> reply = get(path);
      assertTrue(reply.statusCode() == 404 || reply.statusCode() == 400, path);
      assertFalse(reply.body().contains("root:"), path);
    }
    HttpResponse<String> missing = get("/nothing");
    assertEquals(404, missing.statusCode());
    assertTrue(missing.body().contains("There is nothing at this address."));
    assertEquals("no-store", header(missing, "Cache-Control"));
  }

  private HttpResponse<String> get(String path, String... headers)
      throws IOException, InterruptedException {
    int port = ((NetworkConnector) jetty.getConnectors()[0]).getLocalPort();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static String header(HttpResponse<String> reply, String name) {
    return reply.headers().firstValue(name).orElse("");
  }
}
