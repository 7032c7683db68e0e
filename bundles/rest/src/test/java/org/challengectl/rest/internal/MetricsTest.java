package org.challengectl.rest.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.challengectl.views.testing.Samples;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MetricsTest {

  private static final Pattern SAMPLE =
      Pattern.compile("([a-z_]+)(\\{[a-z]+=\"[a-z_]+\"\\})? -?\\d+");

  private final Api api = new Api();

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void speaksPrometheusTextFormat() {
    api.store.put(Samples.challenge("open"));
    HttpResponse<String> reply = api.get("/metrics", null);
    assertEquals(200, reply.statusCode());
    String type = reply.headers().firstValue("Content-Type").orElse("");
    assertTrue(type.startsWith("text/plain") && type.contains("version=0.0.4"), type);
    Set<String> declared = new HashSet<>();
    for (String line : reply.body().split("\n", -1)) {
      if (line.startsWith("# TYPE ")) {
        assertTrue(declared.add(line.split(" ", -1)[2]), line);
      } else if (!line.isEmpty() && !line.startsWith("# HELP ")) {
        var matcher = SAMPLE.matcher(line);
        assertTrue(matcher.matches() && declared.contains(matcher.group(1)), line);
      }
    }
    assertTrue(reply.body().contains("challengectl_challenges{status=\"queued\"} 1\n"));
    assertTrue(reply.body().endsWith("\n"));
  }

  @Test
  void isClosedToOthersThanThisHostUnlessTheyHaveTheToken() {
    for (String header : new String[] {"X-Forwarded-For", "Forwarded", "X-Forwarded-Host"}) {
      Api.error(api.get("/metrics", null, header, "127.0.0.1"), 401, "unauthenticated");
      Api.error(api.get("/metrics", "wrong", header, "127.0.0.1"), 401, "unauthenticated");
      assertEquals(200, api.get("/metrics", Api.METRICS_TOKEN, header, "192.0.2.1").statusCode());
    }
  }
}
