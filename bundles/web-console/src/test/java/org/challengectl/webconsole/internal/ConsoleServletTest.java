package org.challengectl.webconsole.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.eclipse.jetty.server.NetworkConnector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.servlet.ServletContextHandler;
import org.eclipse.jetty.servlet.ServletHolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConsoleServletTest {

  private final Server jetty = new Server(0);
  private final HttpClient client = HttpClient.newHttpClient();

  @BeforeEach
  void start() throws Exception {
    ServletContextHandler context = new ServletContextHandler();
    context.setContextPath("/console");
    context.addServlet(new ServletHolder(new ConsoleServlet()), "/*");
    jetty.setHandler(context);
    jetty.start();
  }

  @AfterEach
  void stop() throws Exception {
    jetty.stop();
  }

  @Test
  void servesThePageForEveryDeepLink() throws Exception {
    String page = text(get("/console/"));
    assertTrue(page.contains("<div id=\"app\">"), page);
    for (String path : List.of("/setup", "/challenges/new", "/challenges/a.b", "/agents/x/y")) {
      HttpResponse<byte[]> reply = get("/console" + path);
      assertEquals(200, reply.statusCode(), path);
      assertEquals(page, text(reply), path);
      assertEquals("no-cache", header(reply, "Cache-Control"));
    }
  }

  @Test
  void whatThePageNeedsIsThereAndMayBeKeptForEver() throws Exception {
    Matcher link =
        Pattern.compile("(?:href|src)=\"(/console/[^\"]*)\"").matcher(text(get("/console/")));
    int assets = 0;
    while (link.find()) {
      HttpResponse<byte[]> reply = get(link.group(1));
      assertEquals(200, reply.statusCode(), link.group(1));
      if (link.group(1).contains("/assets/")) {
        assertEquals("public, max-age=31536000, immutable", header(reply, "Cache-Control"));
        assets++;
      }
      String type = link.group(1).replaceFirst(".*\\.", "");
      String expected =
          type.equals("js") ? "text/javascript" : type.equals("css") ? "text/css" : "";
      assertTrue(header(reply, "Content-Type").startsWith(expected), link.group(1));
    }
    assertTrue(assets >= 2, "only " + assets);
  }

  @Test
  void isSentCompressedToThoseWhoCanReadThat() throws Exception {
    Matcher script =
        Pattern.compile("src=\"(/console/assets/[^\"]*\\.js)\"").matcher(text(get("/console/")));
    assertTrue(script.find());
    HttpResponse<byte[]> plain = get(script.group(1));
    HttpResponse<byte[]> small = get(script.group(1), "Accept-Encoding", "br, gzip;q=0.8");
    assertEquals("gzip", header(small, "Content-Encoding"));
    assertEquals("Accept-Encoding", header(small, "Vary"));
    byte[] unpacked = new GZIPInputStream(new ByteArrayInputStream(small.body())).readAllBytes();
    assertEquals(text(plain), new String(unpacked, StandardCharsets.UTF_8));
    assertEquals(
        "", header(get(script.group(1), "Accept-Encoding", "gzip;q=0"), "Content-Encoding"));
    String tag = header(small, "ETag");
    assertFalse(tag.equals(header(plain, "ETag")));
    assertEquals(
        304, get(script.group(1), "Accept-Encoding", "gzip", "If-None-Match", tag).statusCode());
  }

  @Test
  void saysThatAFileIsMissing() throws Exception {
    for (String path :
        List.of("/assets/none-12345678.js", "/assets/", "/favicon.ico", "/files.txt.gz")) {
      HttpResponse<byte[]> reply = get("/console" + path);
      assertEquals(404, reply.statusCode(), path);
      assertEquals("no-store", header(reply, "Cache-Control"));
      assertFalse(text(reply).contains("<div"), path);
    }
  }

  @Test
  void leadsNowhereElse() throws Exception {
    for (String path :
        List.of(
            "/..%2f..%2fetc/passwd", "/assets/..%2f..%2f..%2fetc/passwd", "/%00", "//etc/passwd")) {
      assertFalse(text(get("/console" + path)).contains("root:"), path);
    }
  }

  @Test
  void theRootHasItsSlash() throws Exception {
    HttpResponse<byte[]> reply = get("/console");
    assertEquals(302, reply.statusCode());
    assertTrue(header(reply, "Location").endsWith("/console/"));
  }

  @Test
  void thePageHasNothingInlineAndNothingFromElsewhere() throws Exception {
    String page = text(get("/console/"));
    assertFalse(page.contains("://"), page);
    assertFalse(page.contains("<style"), page);
    assertFalse(Pattern.compile("<script(?![^>]* src=)").matcher(page).find(), page);
    assertFalse(Pattern.compile("<[^>]+ (style|on[a-z]+)=").matcher(page).find(), page);
  }

  private HttpResponse<byte[]> get(String path, String... headers)
      throws IOException, InterruptedException {
    int port = ((NetworkConnector) jetty.getConnectors()[0]).getLocalPort();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private static String text(HttpResponse<byte[]> reply) {
    return new String(reply.body(), StandardCharsets.UTF_8);
  }

  private static String header(HttpResponse<byte[]> reply, String name) {
    return reply.headers().firstValue(name).orElse("");
  }
}
