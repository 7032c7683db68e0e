package org.challengectl.rest.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.ws.rs.HttpMethod;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AccessRulesTest {

  private static Api api;

  @BeforeAll
  static void start() {
    api = new Api();
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  @Test
  void everyMethodSaysWhoMayCallIt() {
    for (Method method : endpoints()) {
      long rules =
          Stream.of(AgentOnly.class, Admin.class, Open.class)
              .filter(method::isAnnotationPresent)
              .count();
      assertEquals(1, rules, method.toString());
    }
  }

  @Test
  void onlyAgentsPathsCallTheirParameterId() {
    for (Method method : endpoints()) {
      boolean hasId =
          Arrays.stream(method.getParameterAnnotations())
              .flatMap(Arrays::stream)
              .anyMatch(a -> a instanceof PathParam param && param.value().equals("id"));
      assertTrue(!hasId || method.isAnnotationPresent(AgentOnly.class), method.toString());
    }
  }

  @Test
  void nothingButTheOpenCanBeReachedWithoutTheRightKey() {
    int checked = 0;
    for (Method method : endpoints()) {
      String verb = verb(method);
      String path = path(method);
      if (method.isAnnotationPresent(AgentOnly.class)) {
        Api.error(api.send(verb, path, null), 401, "unauthenticated");
        Api.error(api.send(verb, path, Api.OPERATOR), 401, "unauthenticated");
        Api.error(api.send(verb, path, "guess"), 429, "too_many_requests");
        checked++;
      } else if (method.isAnnotationPresent(Admin.class)) {
        Api.error(api.send(verb, path, null), 401, "unauthenticated");
        Api.error(api.send(verb, path, "key-fox"), 401, "unauthenticated");
        checked++;
      }
    }
    assertTrue(checked > 30, "only " + checked + " endpoints were checked");
    assertEquals(List.of(), api.rules.calls, "nothing was done");
  }

  private static List<Method> endpoints() {
    List<Method> endpoints = new ArrayList<>();
    for (Object resource : ApiServer.resources(api.services)) {
      for (Method method : resource.getClass().getDeclaredMethods()) {
        if (Arrays.stream(method.getAnnotations()).anyMatch(AccessRulesTest::isVerb)) {
          endpoints.add(method);
        }
      }
    }
    return endpoints;
  }

  private static boolean isVerb(Annotation annotation) {
    return annotation.annotationType().isAnnotationPresent(HttpMethod.class);
  }

  private static String verb(Method method) {
    return Arrays.stream(method.getAnnotations())
        .filter(AccessRulesTest::isVerb)
        .map(a -> a.annotationType().getAnnotation(HttpMethod.class).value())
        .findFirst()
        .orElseThrow();
  }

  private static String path(Method method) {
    Path own = method.getAnnotation(Path.class);
    String path =
        method.getDeclaringClass().getAnnotation(Path.class).value()
            + (own == null ? "" : own.value());
    return path.replace("{kind: agents|runners}", "agents")
        .replace("{sha256: [0-9a-f]{64}}", "a".repeat(64))
        .replaceAll("\\{\\w+: [^}]*}}", "1")
        .replaceAll("\\{\\w+: \\\\d\\{1,18}}", "1")
        .replace("{id}", "fox")
        .replaceAll("\\{\\w+}", "hound");
  }
}
