package org.challengectl.rest.internal;

import java.io.InputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.ws.rs.Consumes;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.apache.cxf.jaxrs.ext.multipart.MultipartBody;
import org.challengectl.domain.Permission;
import org.challengectl.protocol.ErrorReply;

/**
 * One method of a resource, as an operation of the OpenAPI document.
 *
 * @param patterns of the path's variables; null for those that take anything
 */
record Operation(
    JsonSchemas schemas, Class<?> resource, Method method, Map<String, String> patterns) {

  static final Map<String, Object> SCHEMES =
      Map.of(
          "agent_key", Map.of("type", "http", "scheme", "bearer"),
          "operator_key", Map.of("type", "http", "scheme", "bearer"),
          "session", Map.of("type", "apiKey", "in", "cookie", "name", "session_token"));

  private static final Map<String, Object> BYTES = Map.of("type", "string", "format", "binary");

  Map<String, Object> described(String sentence) {
    Map<String, Object> operation = new LinkedHashMap<>();
    operation.put("summary", sentence);
    operation.put("tags", List.of(resource.getSimpleName().replace("Resource", "")));
    operation.put("security", security());
    Admin admin = method.getAnnotation(Admin.class);
    if (admin != null && admin.needs().length > 0) {
      operation.put("x-permissions", Stream.of(admin.needs()).map(Permission::wireName).toList());
    }
    SignedIn signedIn = method.getAnnotation(SignedIn.class);
    if (signedIn != null) {
      operation.put(
          "x-session-stages",
          Stream.of(signedIn.value()).map(s -> s.name().toLowerCase(Locale.ROOT)).toList());
    }
    List<Object> parameters =
        Stream.of(method.getParameters()).map(this::parameter).flatMap(Optional::stream).toList();
    if (!parameters.isEmpty()) {
      operation.put("parameters", parameters);
    }
    Stream.of(method.getParameters())
        .filter(parameter -> parameter.getAnnotations().length == 0)
        .findFirst()
        .ifPresent(body -> operation.put("requestBody", body(body)));
    operation.put("responses", responses());
    return operation;
  }

  private List<Object> security() {
    if (method.isAnnotationPresent(AgentOnly.class)) {
      return List.of(Map.of("agent_key", List.of()));
    }
    if (method.isAnnotationPresent(SignedIn.class)) {
      return List.of(Map.of("session", List.of()));
    }
    return method.isAnnotationPresent(Admin.class)
        ? List.of(Map.of("session", List.of()), Map.of("operator_key", List.of()))
        : List.of();
  }

  private Optional<Object> parameter(Parameter parameter) {
    if (parameter.isAnnotationPresent(PathParam.class)) {
      return Optional.of(
              parameter(parameter.getAnnotation(PathParam.class).value(), "path", parameter))
          .filter(p -> patterns.containsKey(parameter.getAnnotation(PathParam.class).value()));
    } else if (parameter.isAnnotationPresent(QueryParam.class)) {
      return Optional.of(
          parameter(parameter.getAnnotation(QueryParam.class).value(), "query", parameter));
    } else if (parameter.isAnnotationPresent(HeaderParam.class)) {
      return Optional.of(
          parameter(parameter.getAnnotation(HeaderParam.class).value(), "header", parameter));
    }
    return Optional.empty();
  }

  private Object parameter(String name, String in, Parameter parameter) {
    Map<String, Object> schema = new LinkedHashMap<>(schemas.of(parameter.getType()));
    if (in.equals("path") && patterns.get(name) != null && "string".equals(schema.get("type"))) {
      schema.put("pattern", "^" + patterns.get(name) + "$");
    }
    return Map.of("name", name, "in", in, "required", in.equals("path"), "schema", schema);
  }

  private Map<String, Object> body(Parameter body) {
    if (body.getType() == byte[].class) {
      // Read by the method itself, which does without.
      return Map.of(
          "required",
          false,
          "content",
          Map.of("application/json", Map.of("schema", Map.of("type", "object"))));
    }
    Consumes consumes =
        Optional.ofNullable(method.getAnnotation(Consumes.class))
            .orElse(resource.getAnnotation(Consumes.class));
    Map<String, Object> content = new LinkedHashMap<>();
    for (String type : consumes == null ? new String[] {"application/json"} : consumes.value()) {
      content.put(type, Map.of("schema", bodySchema(body, type)));
    }
    return Map.of("required", true, "content", content);
  }

  private Map<String, Object> bodySchema(Parameter body, String mediaType) {
    if (body.getType() == MultipartBody.class) {
      return Map.of("type", "object", "additionalProperties", BYTES);
    }
    if (body.getType() == InputStream.class) {
      return mediaType.equals(MediaType.APPLICATION_JSON) ? Map.of("type", "object") : BYTES;
    }
    return schemas.of(body.getParameterizedType());
  }

  private Map<String, Object> responses() {
    Answers answers = method.getAnnotation(Answers.class);
    String status = String.valueOf(answers == null ? 200 : answers.status());
    Type type = method.getGenericReturnType();
    if (answers != null && answers.body() != Void.class) {
      type = answers.body();
    }
    Map<String, Object> responses = new LinkedHashMap<>();
    responses.put(status, Map.of("description", "Done.", "content", content(type)));
    responses.put(
        "default",
        Map.of(
            "description",
            "Refused, or failed.",
            "content",
            Map.of("application/json", Map.of("schema", schemas.of(ErrorReply.class)))));
    return responses;
  }

  private Map<String, Object> content(Type type) {
    Produces produces =
        Optional.ofNullable(method.getAnnotation(Produces.class))
            .orElse(resource.getAnnotation(Produces.class));
    Map<String, Object> content = new LinkedHashMap<>();
    for (String media : produces == null ? new String[] {"*/*"} : produces.value()) {
      boolean json = media.equals(MediaType.APPLICATION_JSON);
      Map<String, Object> unknown = json ? Map.of("type", "object") : BYTES;
      content.put(
          media, Map.of("schema", type == Response.class || !json ? unknown : schemas.of(type)));
    }
    return content;
  }

  /** Two methods of one verb and path differ in the bodies that they take. */
  @SuppressWarnings("unchecked")
  static Object merged(Object one, Object other) {
    Map<String, Object> merged = new LinkedHashMap<>((Map<String, Object>) one);
    Map<String, Object> bodies = new LinkedHashMap<>();
    for (Object each : new ArrayList<>(List.of(one, other))) {
      Map<String, Object> body = (Map<String, Object>) ((Map<?, ?>) each).get("requestBody");
      bodies.putAll((Map<String, Object>) body.get("content"));
    }
    merged.put("requestBody", Map.of("required", true, "content", bodies));
    List<Object> parameters = new ArrayList<>();
    for (Object each : List.of(one, other)) {
      Object list = ((Map<?, ?>) each).get("parameters");
      ((List<?>) (list == null ? List.of() : list))
          .stream().filter(p -> !parameters.contains(p)).forEach(parameters::add);
    }
    if (!parameters.isEmpty()) {
      merged.put("parameters", parameters);
    }
    return merged;
  }
}
