package org.challengectl.rest.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.challengectl.domain.Problem;
import org.challengectl.protocol.Json;

/**
 * One challenge as JSON, rewritten for the reader of event files, one field a line: so that a
 * mistake's line tells its field.
 *
 * @param yaml the challenge; JSON without its YAML-averse spellings is YAML
 * @param fields by line, from the second line on
 */
record ChallengeJson(String yaml, List<String> fields) {

  private static final ObjectWriter WRITER =
      Json.mapper().writer().with(JsonWriteFeature.ESCAPE_NON_ASCII.mappedFeature());

  /** The name of a flag's file is in what we send and stands in the store: it may come back. */
  private static final String FLAG_NAME = "flag_name";

  static ChallengeJson read(InputStream body) throws IOException {
    JsonNode json =
        Json.mapper()
            .reader()
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .readTree(body.readAllBytes());
    if (!(json instanceof ObjectNode challenge)) {
      throw Input.invalid("The body must be a JSON object, one challenge.");
    }
    challenge.remove(FLAG_NAME);
    return of(challenge);
  }

  private static ChallengeJson of(ObjectNode challenge) throws JsonProcessingException {
    List<String> lines = new ArrayList<>();
    List<String> fields = new ArrayList<>();
    for (Map.Entry<String, JsonNode> field : challenge.properties()) {
      lines.add(
          WRITER.writeValueAsString(field.getKey())
              + ": "
              + WRITER.writeValueAsString(field.getValue()));
      fields.add(field.getKey());
    }
    return new ChallengeJson("{\n" + String.join(",\n", lines) + "\n}\n", fields);
  }

  /** The same mistake, with its field in place of its line. */
  Problem placed(Problem problem) {
    int index = problem.line() - 2;
    String source =
        index >= 0 && index < fields.size()
            ? Input.shortened(fields.get(index), 100)
            : problem.source();
    String field = problem.field().isEmpty() ? source : problem.field();
    return new Problem(source, 0, 0, field, problem.message(), problem.fix());
  }
}
