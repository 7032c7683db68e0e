package org.challengectl.rest.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.ws.rs.HttpMethod;
import javax.ws.rs.Path;
import org.challengectl.protocol.ErrorReply;

/**
 * The API as an OpenAPI document (3.1), made of the very classes that serve it. The sentences about
 * its operations stand in {@code openapi.properties}.
 */
final class OpenApi {

  private static final Pattern TEMPLATE =
      Pattern.compile("\\{(\\w+)\\s*(?::\\s*([^{}]*(?:\\{[^{}]*\\}[^{}]*)*))?\\}");

  private final JsonSchemas schemas = new JsonSchemas();
  private final Properties summaries = summaries();
  private final Map<String, Map<String, Object>> paths = new TreeMap<>();

  /** The document of these resources' classes. */
  static Map<String, Object> of(List<Class<?>> resources) {
    OpenApi api = new OpenApi();
    resources.forEach(api::add);
    return api.document();
  }

  /** The sentences, by verb and path. */
  static Properties summaries() {
    Properties summaries = new Properties();
    try (InputStream in = OpenApi.class.getResourceAsStream("openapi.properties")) {
      summaries.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return summaries;
  }

  private void add(Class<?> resource) {
    String base = resource.getAnnotation(Path.class).value();
    Stream.of(resource.getMethods())
        .sorted(Comparator.comparing(Method::getName))
        .forEach(
            method ->
                verb(method).ifPresent(verb -> add(base + path(method), verb, resource, method)));
  }

  private static Optional<String> verb(Method method) {
    return Stream.of(method.getAnnotations())
        .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
        .filter(verb -> verb != null)
        .map(HttpMethod::value)
        .findFirst();
  }

  private static String path(Method method) {
    Path path = method.getAnnotation(Path.class);
    return path == null ? "" : path.value();
  }

  /** One of two words in a path, like agents and runners, makes two paths. */
  private void add(String template, String verb, Class<?> resource, Method method) {
    Matcher matcher = TEMPLATE.matcher(template);
    while (matcher.find()) {
      String pattern = matcher.group(2);
      if (pattern != null && pattern.matches("\\w+(\\|\\w+)+")) {
        for (String word : pattern.split("\\|", -1)) {
          String path = template.substring(0, matcher.start()) + word;
          add(path + template.substring(matcher.end()), verb, resource, method);
        }
        return;
      }
    }
    Map<String, String> patterns = new LinkedHashMap<>();
    String path =
        TEMPLATE
            .matcher(template)
            .replaceAll(
                found -> {
                  patterns.put(found.group(1), found.group(2));
                  return Matcher.quoteReplacement("{" + found.group(1) + "}");
                });
    Operation operation = new Operation(schemas, resource, method, patterns);
    String sentence = summaries.getProperty(verb + " " + path, "");
    paths
        .computeIfAbsent(path, p -> new TreeMap<>())
        .merge(verb.toLowerCase(Locale.ROOT), operation.described(sentence), Operation::merged);
  }

  private Map<String, Object> document() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("openapi", "3.1.0");
    document.put(
        "info",
        Map.of(
            "title", "ChallengeCtl",
            "version", "1",
            "description", "Runs radio capture-the-flag events. Hz, seconds, times in UTC."));
    document.put("servers", List.of(Map.of("url", "/api")));
    document.put("paths", paths);
    schemas.of(ErrorReply.class);
    Map<String, Object> components = new LinkedHashMap<>();
    components.put("schemas", schemas.components());
    components.put("securitySchemes", Operation.SCHEMES);
    document.put("components", components);
    return document;
  }

  /** All operations of a document, as verb and path. */
  static List<String> operations(Map<String, Object> document) {
    List<String> all = new ArrayList<>();
    ((Map<?, ?>) document.get("paths"))
        .forEach(
            (path, verbs) ->
                ((Map<?, ?>) verbs)
                    .keySet()
                    .forEach(
                        verb -> all.add(verb.toString().toUpperCase(Locale.ROOT) + " " + path)));
    return all;
  }
}
