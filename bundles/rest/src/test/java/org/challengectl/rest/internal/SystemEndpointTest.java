package org.challengectl.rest.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SystemEndpointTest {

  private final Api api = new Api();

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void tellsHowTheServerIs() {
    JsonNode system = Api.json(api.get("/system", Api.OPERATOR), 200);
    assertEquals("1.2.3", system.path("version").asText());
    assertTrue(system.at("/process/uptime_seconds").asDouble() > 0);
    assertTrue(system.at("/process/memory_used_bytes").asLong() > 0);
    assertTrue(system.at("/storage/free_bytes").asLong() > 0);
    assertTrue(system.at("/storage/database_bytes").isMissingNode());
    assertEquals("2027-01-01T00:00:00Z", system.path("certificate_expires").asText());
    assertEquals("active", system.at("/bundles/0/state").asText());
    assertEquals("1.2.4", system.at("/drivers/0/version").asText());
    assertEquals("org.challengectl.radio.RadioDriver", system.at("/drivers/0/name").asText());
    assertEquals(4, system.path("modulations").size());
    assertEquals("1.2.5", system.at("/modulations/0/version").asText());
    assertTrue(
        system.at("/modulations/2/reason").asText().startsWith("libexample"), system.toString());
  }
}
