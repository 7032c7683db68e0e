package org.challengectl.rest.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.ws.rs.GET;
import javax.ws.rs.HttpMethod;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import org.challengectl.auth.SignIn;
import org.challengectl.auth.SignIn.Stage;
import org.challengectl.domain.Permission;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccessRulesTest {

  /** They only compute an answer from what they are sent. */
  private static final Set<String> CHANGES_NOTHING =
      Set.of("PreviewResource.json", "PreviewResource.parts");

  private Api api;

  @BeforeEach
  void start() {
    api = new Api();
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void everyMethodSaysWhoMayCallIt() {
    for (Method method : endpoints()) {
      long rules =
          Stream.of(AgentOnly.class, Admin.class, SignedIn.class, Open.class)
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
  void whatAnAdministratorChangesNamesAPermissionAndAnAction() {
    for (Method method : endpoints()) {
      Admin rule = method.getAnnotation(Admin.class);
      if (rule != null && !method.isAnnotationPresent(GET.class)) {
        boolean named = rule.needs().length > 0 && !rule.action().isEmpty();
        assertEquals(!CHANGES_NOTHING.contains(name(method)), named, method.toString());
      }
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
        Api.error(send(method, complete(), true), 401, "unauthenticated");
        checked++;
      } else if (method.isAnnotationPresent(Admin.class)) {
        Api.error(api.send(verb, path, null), 401, "unauthenticated");
        Api.error(api.send(verb, path, "key-fox"), 401, "unauthenticated");
        Api.error(api.send(verb, path, ""), 401, "unauthenticated");
        checked++;
      } else if (method.isAnnotationPresent(SignedIn.class)) {
        Api.error(api.send(verb, path, null), 401, "unauthenticated");
        Api.error(api.send(verb, path, "key-fox"), 401, "unauthenticated");
        Api.error(api.send(verb, path, Api.OPERATOR), 401, "unauthenticated");
        checked++;
      }
    }
    assertTrue(checked > 45, "only " + checked + " endpoints were checked");
    nothingWasDone();
    assertEquals(List.of(), api.trail.lines(), "nobody known tried anything");
  }

  @Test
  void aSessionChangesNothingWithoutItsCsrfToken() {
    SignIn.Ticket user = complete();
    int checked = 0;
    for (Method method : endpoints()) {
      if (ofUsers(method) && !method.isAnnotationPresent(GET.class)) {
        SignIn.Ticket shown = reaching(method, user);
        boolean early =
            shown.session().stage() == Stage.SETUP
                || shown.session().stage() == Stage.SECOND_FACTOR;
        Api.error(send(method, shown, !early, "X-CSRF-Token", "wrong"), 403, "csrf");
        if (early) {
          Api.error(send(method, shown, false, "Origin", "http://evil.example"), 403, "csrf");
        } else {
          Api.error(send(method, shown, false), 403, "csrf");
        }
        checked++;
      }
    }
    assertTrue(checked > 20, "only " + checked + " endpoints were checked");
    nothingWasDone();
  }

  @Test
  void aSessionWithoutThePermissionIsRefusedAndThatIsRecorded() {
    int checked = 0;
    for (Method method : endpoints()) {
      Admin rule = method.getAnnotation(Admin.class);
      if (rule == null || rule.needs().length == 0) {
        continue;
      }
      Set<Permission> others = EnumSet.allOf(Permission.class);
      others.removeAll(List.of(rule.needs()));
      int before = api.trail.entries.size();
      SignIn.Ticket user = api.signIn.begin("anna", Stage.FULL, others.toArray(Permission[]::new));
      Api.error(send(method, user, true), 403, "no_permission");
      List<String> recorded = api.trail.lines().subList(before, api.trail.entries.size());
      assertEquals(rule.action().isEmpty() ? 0 : 1, recorded.size(), name(method));
      assertTrue(
          recorded.stream().allMatch(line -> line.startsWith("user:anna " + rule.action())),
          recorded.toString());
      assertTrue(recorded.stream().allMatch(line -> line.endsWith("REFUSED")));
      checked++;
    }
    assertTrue(checked > 15, "only " + checked + " endpoints were checked");
    nothingWasDone();
  }

  @Test
  void aSessionThatIsNotCompleteReachesOnlyWhatItsStageAllows() {
    for (Method method : endpoints()) {
      for (Stage stage : Stage.values()) {
        SignedIn rule = method.getAnnotation(SignedIn.class);
        boolean allowed =
            rule == null ? stage == Stage.FULL : List.of(rule.value()).contains(stage);
        if (ofUsers(method) && !allowed) {
          SignIn.Ticket user = api.signIn.begin("anna", stage, Permission.values());
          Api.error(send(method, user, true), 403, code(stage));
        }
      }
    }
    nothingWasDone();
  }

  private void nothingWasDone() {
    assertEquals(List.of(), api.rules.calls);
    assertEquals(List.of(), api.users.calls);
    assertEquals(List.of(), api.signIn.calls);
    assertEquals(Map.of(), api.auth.tokens);
  }

  private static String code(Stage stage) {
    return switch (stage) {
      case SECOND_FACTOR -> "second_factor_required";
      case SETUP -> "setup_required";
      case NEW_PASSWORD -> "password_change_required";
      case FULL -> "signed_in_already";
    };
  }

  private SignIn.Ticket complete() {
    return api.signIn.begin("anna", Stage.FULL, Permission.values());
  }

  /** A session of the stage that a method is for. */
  private SignIn.Ticket reaching(Method method, SignIn.Ticket complete) {
    SignedIn rule = method.getAnnotation(SignedIn.class);
    return rule == null || List.of(rule.value()).contains(Stage.FULL)
        ? complete
        : api.signIn.begin("new", rule.value()[0]);
  }

  private static boolean ofUsers(Method method) {
    return method.isAnnotationPresent(Admin.class) || method.isAnnotationPresent(SignedIn.class);
  }

  private HttpResponse<String> send(
      Method method, SignIn.Ticket user, boolean csrf, String... headers) {
    HttpRequest.Builder request =
        api.request(path(method), null, Api.cookies(user))
            .method(verb(method), HttpRequest.BodyPublishers.noBody());
    if (csrf) {
      request.setHeader("X-CSRF-Token", user.session().csrfToken());
    }
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    return api.send(request);
  }

  private static String name(Method method) {
    return method.getDeclaringClass().getSimpleName() + "." + method.getName();
  }

  private List<Method> endpoints() {
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
