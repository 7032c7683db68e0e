package org.challengectl.websocket.internal;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ConfigNamesTest {

  /** A single underscore in a method's name becomes a dot, and the file's line is ignored. */
  @Test
  void theComponentReadsTheNameThatTheFileUses() throws IOException {
    String component = "/OSGI-INF/org.challengectl.websocket.internal.PublicEndpoint.xml";
    try (InputStream in = PublicEndpoint.class.getResourceAsStream(component)) {
      assertNotNull(in, component);
      String xml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      assertTrue(xml.contains("name=\"max_public_connections\""), xml);
    }
  }
}
