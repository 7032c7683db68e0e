package org.challengectl.schema.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.challengectl.schema.JsonParameters;
import org.challengectl.schema.ModulationSchema;
import org.challengectl.signal.ModulationDescriptor;
import org.challengectl.signal.Parameter;
import org.challengectl.signal.Parameters;
import org.challengectl.signal.SignalException;

/** Compares a schema, as somebody else's validator understands it, with our own checks. */
public final class SchemaAgreement {

  private final ModulationDescriptor modulation;
  private final JsonSchema schema;
  private int accepted;
  private int refused;

  public SchemaAgreement(ModulationDescriptor modulation) {
    this.modulation = modulation;
    this.schema = compile(ModulationSchema.parameters(modulation));
  }

  /**
   * A schema that the validator understands. Its regular expressions are ECMA's, whose {@code $} is
   * nothing but the end; in Java that is {@code \z}.
   */
  public static JsonSchema compile(JsonNode schema) {
    SchemaValidatorsConfig config =
        SchemaValidatorsConfig.builder()
            .regularExpressionFactory(
                regex -> Pattern.compile(regex.replaceAll("\\$$", "\\\\z")).asPredicate()::test)
            .build();
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema, config);
  }

  /** Fails on the first random object that one side takes and the other does not. */
  public void holds(long seed, int objects) {
    RandomValues values = new RandomValues(seed);
    for (int i = 0; i < objects; i++) {
      ObjectNode parameters = values.parameters(modulation);
      compare(parameters);
      for (Parameter parameter : modulation.parameters()) {
        ObjectNode one = parameters.objectNode();
        one.set(parameter.name(), values.value(parameter));
        compare(one);
      }
    }
  }

  /** That it was no empty comparison. */
  public void sawBoth() {
    assertTrue(accepted > 100 && refused > 100, accepted + " accepted, " + refused + " refused");
  }

  private void compare(ObjectNode parameters) {
    Set<ValidationMessage> messages = schema.validate(parameters);
    boolean ours = accepts(parameters);
    assertEquals(
        messages.isEmpty(), ours, () -> modulation.name() + ": " + parameters + " " + messages);
    boolean usual = usualCheckAccepts(parameters);
    assertTrue(usual || !ours, () -> "only as JSON: " + parameters);
    if (isCanonical(parameters)) {
      assertEquals(usual, ours, () -> modulation.name() + ": " + parameters + " " + messages);
    }
    if (ours) {
      accepted++;
    } else {
      refused++;
    }
  }

  private boolean accepts(ObjectNode parameters) {
    try {
      JsonParameters.check(modulation, modulation.name(), parameters);
      return true;
    } catch (SignalException e) {
      assertTrue(e.getMessage().length() < 100_000);
      return false;
    }
  }

  /** What YAML and the command line go through, with the same values as plain Java objects. */
  private boolean usualCheckAccepts(ObjectNode parameters) {
    Map<String, Object> raw = new HashMap<>();
    parameters.properties().forEach(f -> raw.put(f.getKey(), plain(f.getValue())));
    try {
      Parameters.check(modulation, raw);
      return true;
    } catch (SignalException e) {
      return false;
    }
  }

  private static Object plain(JsonNode value) {
    if (value.isIntegralNumber()) {
      return value.bigIntegerValue();
    }
    if (value.isNumber()) {
      double number = value.doubleValue();
      return number == Math.rint(number) && Math.abs(number) < 1e15
          ? (Object) (long) number
          : number;
    }
    return value.isBoolean() ? (Object) value.booleanValue() : value.asText();
  }

  /** Without the freedoms of YAML: numbers and truths in quotes, choices in another case. */
  private boolean isCanonical(ObjectNode parameters) {
    for (Parameter parameter : modulation.parameters()) {
      JsonNode value = parameters.get(parameter.name());
      if (value != null && !isCanonical(parameter, value)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isCanonical(Parameter parameter, JsonNode value) {
    return switch (parameter.type()) {
      case INTEGER, NUMBER -> value.isNumber();
      case BOOLEAN -> value.isBoolean();
      case TEXT -> value.isTextual();
      case CHOICE ->
          value.isNumber()
              || parameter.choices().stream()
                  .noneMatch(choice -> choice.equalsIgnoreCase(value.asText().strip()))
              || parameter.choices().contains(value.asText());
    };
  }
}
