package org.challengectl.rest.internal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** JSON Schemas of the records that travel, named as the mapper names their parts. */
final class JsonSchemas {

  private static final SnakeCaseStrategy NAMES = new SnakeCaseStrategy();

  private final Map<String, Object> components = new TreeMap<>();

  /** All records so far, by name. */
  Map<String, Object> components() {
    return components;
  }

  /** The schema of a type; records are referred to. */
  Map<String, Object> of(Type type) {
    if (type instanceof ParameterizedType generic) {
      return ofGeneric(generic);
    }
    Class<?> raw = (Class<?>) type;
    if (raw.isRecord()) {
      return reference(raw);
    }
    if (raw == JsonNode.class || raw == Object.class) {
      return Map.of();
    } else if (raw == Instant.class) {
      return Map.of("type", "string", "format", "date-time");
    } else if (raw == boolean.class || raw == Boolean.class) {
      return Map.of("type", "boolean");
    } else if (raw == int.class || raw == Integer.class) {
      return Map.of("type", "integer", "format", "int32");
    } else if (raw == long.class || raw == Long.class) {
      return Map.of("type", "integer", "format", "int64");
    } else if (raw == double.class || raw == Double.class) {
      return Map.of("type", "number");
    }
    return raw == String.class ? Map.of("type", "string") : Map.of("type", "object");
  }

  private Map<String, Object> ofGeneric(ParameterizedType type) {
    Class<?> raw = (Class<?>) type.getRawType();
    Type last = type.getActualTypeArguments()[type.getActualTypeArguments().length - 1];
    return Collection.class.isAssignableFrom(raw)
        ? Map.of("type", "array", "items", of(last))
        : Map.of("type", "object", "additionalProperties", of(last));
  }

  private Map<String, Object> reference(Class<?> type) {
    String name = type.getSimpleName();
    if (type.getEnclosingClass() != null) {
      name = type.getEnclosingClass().getSimpleName() + name;
    }
    if (!components.containsKey(name)) {
      components.put(name, Map.of());
      components.put(name, ofRecord(type));
    }
    return Map.of("$ref", "#/components/schemas/" + name);
  }

  private static String name(RecordComponent component) {
    JsonProperty named = component.getAccessor().getAnnotation(JsonProperty.class);
    return named == null ? NAMES.translate(component.getName()) : named.value();
  }

  /** What is primitive is always there; the rest is left out if it is null. */
  private Map<String, Object> ofRecord(Class<?> type) {
    Map<String, Object> properties = new LinkedHashMap<>();
    List<String> required = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      String name = name(component);
      Map<String, Object> schema = of(component.getGenericType());
      // The rest is left out where there is nothing; this says so.
      boolean written = component.getAccessor().isAnnotationPresent(JsonInclude.class);
      properties.put(
          name, written ? Map.of("anyOf", List.of(schema, Map.of("type", "null"))) : schema);
      if (component.getType().isPrimitive()) {
        required.add(name);
      }
    }
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    schema.put("properties", properties);
    if (!required.isEmpty()) {
      schema.put("required", required);
    }
    return schema;
  }
}
