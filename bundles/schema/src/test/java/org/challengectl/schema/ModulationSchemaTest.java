package org.challengectl.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.challengectl.schema.testkit.SchemaAgreement;
import org.challengectl.signal.Modulation;
import org.challengectl.signal.ModulationDescriptor;
import org.challengectl.signal.SignalException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModulationSchemaTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  static Stream<ModulationDescriptor> descriptors() {
    return Stream.concat(
        Stream.of(FakeDescriptors.PAGER, FakeDescriptors.UNBOUNDED),
        ServiceLoader.load(Modulation.class).stream().map(p -> p.get().descriptor()));
  }

  @ParameterizedTest
  @MethodSource("descriptors")
  void acceptsExactlyWhatTheCheckAccepts(ModulationDescriptor modulation) {
    SchemaAgreement agreement = new SchemaAgreement(modulation);
    agreement.holds(20_26, 2_000);
    agreement.sawBoth();
  }

  @Test
  void saysAllThatADescriptorSays() throws IOException {
    JsonNode schema = ModulationSchema.of(FakeDescriptors.PAGER);
    assertEquals("Pager", schema.path("title").asText());
    assertEquals("Pages somebody.", schema.path("description").asText());
    assertEquals("text", schema.path("x-flag-kind").asText());
    assertEquals(
        "{\"numeric\":{\"baud\":\"1200\",\"kind\":\"Numeric\"},\"page\":{}}",
        schema.path("x-aliases").toString());
    JsonNode parameters = schema.at("/properties/parameters");
    assertFalse(parameters.path("additionalProperties").asBoolean(true));
    assertEquals(
        MAPPER.readTree(
            """
            {"description": "How far.", "type": "number", "minimum": 0.5, "maximum": 9999.5,
             "x-unit": "Hz", "x-allowed": "a number, 0.5-9999.5 Hz", "default": 4500,
             "examples": [4500]}
            """),
        MAPPER.readTree(parameters.at("/properties/deviation").toString()));
    assertEquals(
        MAPPER.readTree(
            """
            {"description": "Sync word.", "type": "string", "maxLength": 8,
             "pattern": "^(?:([0-9A-F]{2})*)$", "x-allowed": "up to 4 bytes in hex",
             "examples": ["2DD4"]}
            """),
        parameters.at("/properties/sync"));
    assertEquals(
        "[\"512\",\"1200\",\"2400\",512,1200,2400]",
        parameters.at("/properties/baud/enum").toString());
    assertEquals(
        List.of("capcode", "baud", "kind", "deviation", "invert", "sync", "note"),
        MAPPER.convertValue(parameters.path("properties"), Map.class).keySet().stream().toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"modulation\":\"pager\",\"flag\":\"hi\"}",
        "{\"modulation\":\"numeric\",\"flag\":\"12\",\"parameters\":{\"baud\":2400.0}}",
      })
  void describesHowAModulationIsUsed(String use) throws IOException {
    assertEquals(0, whole().validate(MAPPER.readTree(use)).size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"modulation\":\"cw\",\"flag\":\"hi\"}",
        "{\"modulation\":\"pager\",\"flag\":\"\"}",
        "{\"modulation\":\"pager\"}",
        "{\"flag\":\"hi\"}",
        "{\"modulation\":\"pager\",\"flag\":\"hi\",\"speed\":1}",
        "{\"modulation\":\"pager\",\"flag\":\"hi\",\"parameters\":{\"speed\":1}}",
        "[]",
      })
  void refusesOtherUses(String use) throws IOException {
    assertTrue(whole().validate(MAPPER.readTree(use)).size() > 0);
  }

  @Test
  void tellsEveryWrongValueInWords() throws IOException {
    JsonNode parameters =
        MAPPER.readTree(
            "{\"capcode\":\"7\",\"kind\":\"ALPHA\",\"invert\":\"true\",\"deviation\":1e9,\"x\":[]}");
    SignalException refused =
        assertThrows(
            SignalException.class,
            () -> JsonParameters.check(FakeDescriptors.PAGER, "pager", parameters));
    assertEquals("bad_parameter", refused.code());
    assertEquals(
        List.of("capcode", "deviation", "invert", "kind", "x"),
        refused.problems().stream().map(SignalException.Problem::subject).sorted().toList());
    assertTrue(
        refused.getMessage().contains("'capcode' must be a whole number, 0-2097151, was \"7\""),
        refused.getMessage());
  }

  @Test
  void anAliasBringsItsValuesAndNothingBringsTheDefaults() throws IOException, SignalException {
    assertEquals(
        "Numeric",
        JsonParameters.check(FakeDescriptors.PAGER, "numeric", null).values().get("kind"));
    assertEquals(
        "1200",
        JsonParameters.check(FakeDescriptors.PAGER, "pager", MAPPER.readTree("{\"baud\":1.2e3}"))
            .values()
            .get("baud"));
    for (String none : List.of("[]", "7", "\"speed=1\"")) {
      assertThrows(
          SignalException.class,
          () -> JsonParameters.check(FakeDescriptors.PAGER, "pager", MAPPER.readTree(none)));
    }
  }

  private static JsonSchema whole() {
    return SchemaAgreement.compile(ModulationSchema.of(FakeDescriptors.PAGER));
  }
}
