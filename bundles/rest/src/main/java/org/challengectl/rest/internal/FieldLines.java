package org.challengectl.rest.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.challengectl.domain.Problem;
import org.challengectl.protocol.Json;

/**
 * A JSON object rewritten for the reader of event files, one field a line: so that a mistake's line
 * tells its field.
 *
 * @param yaml JSON without its YAML-averse spellings is YAML
 * @param fields by line, from the second line on
 */
record FieldLines(String yaml, List<String> fields) {

  private static final ObjectWriter WRITER =
      Json.mapper().writer().with(JsonWriteFeature.ESCAPE_NON_ASCII.mappedFeature());

  static FieldLines of(ObjectNode object) {
    List<String> lines = new ArrayList<>();
    List<String> fields = new ArrayList<>();
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      lines.add(written(field.getKey()) + ": " + written(field.getValue()));
      fields.add(field.getKey());
    }
    return new FieldLines("{\n" + String.join(",\n", lines) + "\n}\n", fields);
  }

  private static String written(Object value) {
    try {
      return WRITER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("what was read as JSON can be written", e);
    }
  }

  /** The same mistakes, with their fields in place of their lines. */
  List<Problem> placed(List<Problem> problems) {
    return problems.stream().map(this::placed).toList();
  }

  private Problem placed(Problem problem) {
    int index = problem.line() - 2;
    String source =
        index >= 0 && index < fields.size()
            ? Input.shortened(fields.get(index), 100)
            : problem.source();
    String field = problem.field().isEmpty() ? source : problem.field();
    return new Problem(source, 0, 0, field, problem.message(), problem.fix());
  }
}
