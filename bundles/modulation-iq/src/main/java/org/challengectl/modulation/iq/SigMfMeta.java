package org.challengectl.modulation.iq;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * What a replay needs of a SigMF recording's metadata (SigMF 1.x, "core" namespace).
 *
 * @param datatype e.g. "cf32_le"; null if it is not said
 * @param sampleRateHz 0 if it is not said
 * @param channels interleaved; 1 if it is not said
 */
record SigMfMeta(String datatype, double sampleRateHz, int channels) {

  /**
   * Reads the metadata.
   *
   * @param name of the file, for messages
   */
  static SigMfMeta parse(byte[] json, String name) throws IOException {
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new RecordingException("'" + name + "' is not SigMF metadata");
      }
      SigMfMeta meta = new SigMfMeta(null, 0, 1);
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean global = parser.currentName().equals("global");
        if (parser.nextToken() == JsonToken.START_OBJECT && global) {
          meta = global(parser);
        } else {
          parser.skipChildren();
        }
      }
      return meta;
    } catch (JsonProcessingException e) {
      throw new RecordingException(
          "the metadata '%s' is not JSON: %s".formatted(name, e.getOriginalMessage()));
    }
  }

  private static SigMfMeta global(JsonParser parser) throws IOException {
    String datatype = null;
    double rate = 0;
    int channels = 1;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String field = parser.currentName();
      JsonToken value = parser.nextToken();
      switch (field) {
        case "core:datatype" -> datatype = parser.getValueAsString();
        case "core:sample_rate" -> rate = value.isNumeric() ? parser.getDoubleValue() : 0;
        case "core:num_channels" -> channels = value.isNumeric() ? parser.getValueAsInt() : 0;
        default -> parser.skipChildren();
      }
    }
    return new SigMfMeta(datatype, rate, channels);
  }
}
