package org.challengectl.auth.internal;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthConfigTest {

  /** A single underscore in a method's name becomes a dot, and the file's line is ignored. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "operator_key_file",
        "key_cache_seconds",
        "key_failures_per_minute",
        "enroll_failures_per_hour"
      })
  void theComponentReadsTheNameThatTheFileUses(String key) throws IOException {
    String xml = resource("/OSGI-INF/org.challengectl.auth.internal.AuthService.xml");
    assertTrue(xml.contains("name=\"" + key + "\""), xml);
  }

  /** It has no default, so the component's description does not name it. */
  @Test
  void trustedProxiesAreCalledSoToo() throws IOException {
    String xml = resource("/OSGI-INF/metatype/org.challengectl.auth.xml");
    assertTrue(xml.contains("id=\"trusted_proxies\""), xml);
  }

  @Test
  void allowedOriginsAreCalledSoToo() throws IOException {
    String xml = resource("/OSGI-INF/metatype/org.challengectl.auth.xml");
    assertTrue(xml.contains("id=\"allowed_origins\""), xml);
  }

  private static String resource(String path) throws IOException {
    try (InputStream in = AuthConfig.class.getResourceAsStream(path)) {
      assertNotNull(in, path);
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
