package org.challengectl.rest.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.Method;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.ws.rs.Path;
import org.challengectl.protocol.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OpenApiTest {

  private final Api api = new Api();

  @AfterEach
  void stop() {
    api.close();
  }

  private List<Class<?>> classes() {
    List<Class<?>> classes = new ArrayList<>();
    ApiServer.resources(api.services).forEach(resource -> classes.add(resource.getClass()));
    classes.add(OpenApiResource.class);
    return classes;
  }

  @Test
  void everyOperationOfTheCodeHasItsSentenceAndTheOtherWayRound() {
    assertEquals(
        new TreeSet<>(OpenApi.summaries().stringPropertyNames()),
        new TreeSet<>(OpenApi.operations(OpenApi.of(classes()))),
        "mend openapi.properties");
  }

  @Test
  void everyOperationSaysWhoMayCallIt() {
    for (Class<?> resource : classes()) {
      assertTrue(resource.isAnnotationPresent(Path.class), resource.getName());
      for (Method method : resource.getDeclaredMethods()) {
        long verbs =
            Stream.of(method.getAnnotations())
                .filter(a -> a.annotationType().isAnnotationPresent(javax.ws.rs.HttpMethod.class))
                .count();
        long access =
            Stream.of(Admin.class, AgentOnly.class, Open.class, SignedIn.class)
                .filter(method::isAnnotationPresent)
                .count();
        assertEquals(verbs, access, method.toString());
      }
    }
  }

  @Test
  void describesAnOperationAsItIs() {
    JsonNode document = Json.mapper().valueToTree(OpenApi.of(classes()));
    JsonNode put = document.at("/paths/~1challenges~1{challenge}/put");
    assertEquals("[\"manage_challenges\"]", put.path("x-permissions").toString());
    assertEquals("header", put.at("/parameters/1/in").asText(put.toString()));
    assertEquals(
        "#/components/schemas/ChallengeInfo",
        put.at("/responses/200/content/application~1json/schema/$ref").asText());
    JsonNode upload = document.at("/paths/~1agents~1{id}~1recording~1{recording}~1upload/post");
    assertTrue(upload.at("/requestBody/content").has("image/png"), upload.toString());
    assertTrue(upload.at("/requestBody/content").has("application/vnd.sigmf"));
    assertEquals("[{\"agent_key\":[]}]", upload.path("security").toString());
    assertTrue(document.at("/paths/~1health/get/security").isEmpty());
    assertEquals(
        "int64",
        document
            .at("/components/schemas/TransmissionInfo/properties/transmission_id/format")
            .asText());
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    JsonNode document = Json.mapper().valueToTree(OpenApi.of(classes()));
    List<String> references = document.findValuesAsText("$ref");
    assertTrue(references.size() > 50, "only " + references.size());
    for (String reference : references) {
      assertFalse(document.at(reference.substring(1)).isMissingNode(), reference);
    }
  }

  @Test
  void isServedToThoseWhoAreSignedIn() {
    JsonNode served = Api.json(api.get("/openapi.json", Api.OPERATOR), 200);
    assertEquals(Json.mapper().valueToTree(OpenApi.of(classes())), served);
    for (String path : List.of("/openapi.json", "/docs", "/docs/docs.css")) {
      Api.error(api.get(path, null), 401, "unauthenticated");
    }
  }

  @Test
  void thePageHasNoScriptAndNeedsNothingFromElsewhere() {
    HttpResponse<String> page = api.get("/docs", Api.OPERATOR);
    assertEquals(200, page.statusCode());
    assertTrue(page.headers().firstValue("Content-Security-Policy").orElse("").contains("'none'"));
    String html = page.body();
    for (String bad : List.of("<script", "style=", "onclick", "http://", "https://")) {
      assertFalse(html.contains(bad), bad);
    }
    for (Map.Entry<?, ?> summary : OpenApi.summaries().entrySet()) {
      String sentence = summary.getValue().toString();
      assertTrue(html.contains(sentence), sentence);
    }
    assertEquals(200, api.get("/docs/docs.css", Api.OPERATOR).statusCode());
  }
}
