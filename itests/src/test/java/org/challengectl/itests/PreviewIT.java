package org.challengectl.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashSet;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.challengectl.signal.Modulation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a server without any radio knows of signals. */
class PreviewIT {

  private static final String EVENT =
      "challenges:\n  - {name: Fox, modulation: cw, flag: CQ, speed: 30, frequency: 7030000}\n";

  @TempDir Path folder;

  @Test
  void aServerKnowsAllModulationsAndShowsSignalsBeforeTheyAreSent() throws Exception {
    try (Container server = Container.of("server", folder.resolve("server")).start()) {
      Api api = server.awaitApi();
      Set<String> served = new HashSet<>();
      for (JsonNode each : api.get("/api/modulations").path("modulations")) {
        served.add(each.path("name").asText());
        assertTrue(each.at("/schema/properties/parameters").isObject(), each.toString());
        assertTrue(each.path("available").asBoolean() || each.has("unavailable_reason"));
      }
      assertEquals(shipped(), served);

      JsonNode preview = api.post("/api/preview", "{\"modulation\":\"cw\",\"flag\":\"CQ\"}");
      assertTrue(preview.path("complete").asBoolean(), preview.toString());
      byte[] png = Base64.getDecoder().decode(preview.path("png_base64").asText());
      assertEquals(1000, ImageIO.read(new ByteArrayInputStream(png)).getWidth());

      api.importYaml(EVENT);
      HttpResponse<String> picture = api.send("GET", "/api/challenges/fox/preview.png", null, null);
      assertEquals(200, picture.statusCode(), picture.body());
      assertTrue(picture.headers().firstValue("X-Preview-papr-db").isPresent());

      HttpResponse<String> refused =
          api.send(
              "POST",
              "/api/challenges/import",
              "application/x-yaml",
              EVENT.replace("speed: 30", "speed: 500"));
      assertEquals(400, refused.statusCode());
      assertTrue(refused.body().contains("event.yml:2: 'speed' must be "), refused.body());
    }
  }

  private static Set<String> shipped() {
    return ServiceLoader.load(Modulation.class).stream()
        .map(provider -> provider.get().descriptor().name())
        .collect(Collectors.toSet());
  }
}
