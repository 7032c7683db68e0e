package org.challengectl.waterfall.internal;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.challengectl.waterfall.SigMfAnnotation;
import org.challengectl.waterfall.SigMfFormat;
import org.challengectl.waterfall.SigMfMetadata;

/** The JSON of a SigMF meta file, version 1.0.0 of the specification. */
public final class SigMfJson {

  private static final JsonFactory JSON = new JsonFactory();

  private SigMfJson() {}

  /**
   * Makes a meta file.
   *
   * @param sha512 of the data file, in hex
   */
  public static byte[] write(SigMfMetadata metadata, String sha512) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(out, JsonEncoding.UTF8)) {
      json.useDefaultPrettyPrinter();
      json.writeStartObject();
      json.writeObjectFieldStart("global");
      json.writeStringField("core:datatype", metadata.format().datatype());
      json.writeNumberField("core:sample_rate", metadata.sampleRateHz());
      json.writeStringField("core:version", "1.0.0");
      json.writeStringField("core:sha512", sha512);
      json.writeStringField("core:recorder", "ChallengeCtl");
      optional(json, "core:description", metadata.description());
      optional(json, "core:hw", metadata.hardware());
      json.writeEndObject();
      json.writeArrayFieldStart("captures");
      json.writeStartObject();
      json.writeNumberField("core:sample_start", 0);
      json.writeNumberField("core:frequency", metadata.centreHz());
      json.writeStringField("core:datetime", metadata.startedAt().toString());
      json.writeEndObject();
      json.writeEndArray();
      json.writeArrayFieldStart("annotations");
      List<SigMfAnnotation> sorted = new ArrayList<>(metadata.annotations());
      sorted.sort(Comparator.comparingLong(SigMfAnnotation::sampleStart));
      for (SigMfAnnotation annotation : sorted) {
        write(json, annotation);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    return out.toByteArray();
  }

  private static void write(JsonGenerator json, SigMfAnnotation annotation) throws IOException {
    json.writeStartObject();
    json.writeNumberField("core:sample_start", annotation.sampleStart());
    json.writeNumberField("core:sample_count", annotation.sampleCount());
    json.writeNumberField("core:freq_lower_edge", annotation.lowHz());
    json.writeNumberField("core:freq_upper_edge", annotation.highHz());
    optional(json, "core:label", annotation.label());
    optional(json, "core:comment", annotation.comment());
    json.writeEndObject();
  }

  private static void optional(JsonGenerator json, String name, String text) throws IOException {
    if (!text.isEmpty()) {
      json.writeStringField(name, text);
    }
  }

  /**
   * Reads a meta file.
   *
   * @throws IllegalArgumentException if it is no SigMF that we can use; says why
   */
  public static SigMfMetadata read(InputStream in) throws IOException {
    Draft draft = new Draft();
    try (JsonParser json = JSON.createParser(in)) {
      expect(json.nextToken(), JsonToken.START_OBJECT, "the file");
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String section = json.currentName();
        JsonToken value = json.nextToken();
        switch (section) {
          case "global" -> {
            expect(value, JsonToken.START_OBJECT, section);
            readObject(json, draft::global);
          }
          case "captures" ->
              readArray(json, value, section, draft::capture, () -> draft.captures++);
          case "annotations" ->
              readArray(json, value, section, draft::annotation, draft::endAnnotation);
          default -> json.skipChildren();
        }
      }
      return draft.build();
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
    }
  }

  private interface Field {
    void read(String name, JsonParser json) throws IOException;
  }

  private static void readArray(
      JsonParser json, JsonToken value, String section, Field field, Runnable end)
      throws IOException {
    expect(value, JsonToken.START_ARRAY, section);
    JsonToken token = json.nextToken();
    while (token != JsonToken.END_ARRAY) {
      expect(token, JsonToken.START_OBJECT, "an element of " + section);
      readObject(json, field);
      end.run();
      token = json.nextToken();
    }
  }

  private static void readObject(JsonParser json, Field field) throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      JsonToken value = json.nextToken();
      if (value.isStructStart()) {
        json.skipChildren();
      } else {
        field.read(name, json);
      }
    }
  }

  private static void expect(JsonToken is, JsonToken wanted, String where) {
    if (is != wanted) {
      throw new IllegalArgumentException(
          where + " must be a JSON " + (wanted == JsonToken.START_ARRAY ? "array" : "object"));
    }
  }

  private static double number(String name, JsonParser json) throws IOException {
    if (!json.currentToken().isNumeric()) {
      throw new IllegalArgumentException(name + " must be a number");
    }
    return json.getDoubleValue();
  }

  /** What has been read so far. */
  private static final class Draft {
    private SigMfFormat format;
    private double sampleRateHz = Double.NaN;
    private double centreHz;
    private Instant startedAt = Instant.EPOCH;
    private String description = "";
    private String hardware = "";
    private final List<SigMfAnnotation> annotations = new ArrayList<>();
    private int captures;
    private double start;
    private double count;
    private double low;
    private double high;
    private String label = "";
    private String comment = "";

    void global(String name, JsonParser json) throws IOException {
      switch (name) {
        case "core:datatype" -> format = format(json.getText());
        case "core:sample_rate" -> sampleRateHz = number(name, json);
        case "core:description" -> description = json.getText();
        case "core:hw" -> hardware = json.getText();
        default -> {}
      }
    }

    void capture(String name, JsonParser json) throws IOException {
      if (captures > 0) {
        return;
      }
      switch (name) {
        case "core:frequency" -> centreHz = number(name, json);
        case "core:datetime" -> startedAt = instant(json.getText());
        default -> {}
      }
    }

    void annotation(String name, JsonParser json) throws IOException {
      switch (name) {
        case "core:sample_start" -> start = number(name, json);
        case "core:sample_count" -> count = number(name, json);
        case "core:freq_lower_edge" -> low = number(name, json);
        case "core:freq_upper_edge" -> high = number(name, json);
        case "core:label" -> label = json.getText();
        case "core:comment" -> comment = json.getText();
        default -> {}
      }
    }

    void endAnnotation() {
      annotations.add(new SigMfAnnotation((long) start, (long) count, low, high, label, comment));
      start = 0;
      count = 0;
      low = 0;
      high = 0;
      label = "";
      comment = "";
    }

    SigMfMetadata build() {
      if (format == null) {
        throw new IllegalArgumentException("core:datatype is missing");
      }
      return new SigMfMetadata(
          format, sampleRateHz, centreHz, startedAt, description, hardware, annotations);
    }

    private static SigMfFormat format(String datatype) {
      for (SigMfFormat format : SigMfFormat.values()) {
        if (format.datatype().equals(datatype)) {
          return format;
        }
      }
      throw new IllegalArgumentException("core:datatype '" + datatype + "' is not supported");
    }

    private static Instant instant(String text) {
      try {
        return OffsetDateTime.parse(text).toInstant();
      } catch (DateTimeException e) {
        throw new IllegalArgumentException("core:datetime '" + text + "' is no time", e);
      }
    }
  }
}
