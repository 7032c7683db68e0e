package org.challengectl.rest.internal;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class RestConfigTest {

  /** A single underscore in a method's name becomes a dot, and the file's line is ignored. */
  @Test
  void theComponentReadsTheNameThatTheFileUses() throws IOException {
    String component = "/OSGI-INF/org.challengectl.rest.internal.RestServlet.xml";
    try (InputStream in = RestConfig.class.getResourceAsStream(component)) {
      assertNotNull(in, component);
      String xml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      for (String key : List.of("agent_requests_per_second", "event_file", "metrics_token")) {
        assertTrue(xml.contains("name=\"" + key + "\""), xml);
      }
    }
  }
}
