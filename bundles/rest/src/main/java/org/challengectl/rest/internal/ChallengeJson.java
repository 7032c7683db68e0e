package org.challengectl.rest.internal;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import org.challengectl.protocol.Json;

/** One challenge as JSON, for the reader of event files. */
final class ChallengeJson {

  /** The name of a flag's file is in what we send and stands in the store: it may come back. */
  private static final String FLAG_NAME = "flag_name";

  private ChallengeJson() {}

  static FieldLines read(InputStream body) throws IOException {
    JsonNode json =
        Json.mapper()
            .reader()
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .readTree(body.readAllBytes());
    if (!(json instanceof ObjectNode challenge)) {
      throw Input.invalid("The body must be a JSON object, one challenge.");
    }
    challenge.remove(FLAG_NAME);
    return FieldLines.of(challenge);
  }
}
