package org.challengectl.schema;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import org.challengectl.signal.FlagKind;
import org.challengectl.signal.ModulationDescriptor;
import org.challengectl.signal.Parameter;

/**
 * Makes JSON Schemas (draft 2020-12) from descriptors. A schema describes the object {@code
 * {"modulation": …, "flag": …, "parameters": {…}}}. What JSON Schema has no word for is an
 * annotation whose name begins with {@code x-}:
 *
 * <ul>
 *   <li>{@code x-flag-kind}: text, audio, image, bytes or text_or_image
 *   <li>{@code x-aliases}: other names of the modulation, each with the parameters that it implies
 *   <li>{@code x-unit}: of a number
 *   <li>{@code x-allowed}: what a parameter may be, in words
 * </ul>
 *
 * <p>The returned trees are new for each call; the caller may change them.
 */
public final class ModulationSchema {

  /** What {@code $schema} says. */
  public static final String DRAFT = "https://json-schema.org/draft/2020-12/schema";

  private ModulationSchema() {}

  /** The whole schema of one modulation. */
  public static ObjectNode of(ModulationDescriptor modulation) {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    schema.put("$schema", DRAFT);
    schema.put("$id", "urn:challengectl:modulation:" + modulation.name());
    schema.put("title", modulation.title());
    schema.put("description", modulation.summary());
    schema.put("type", "object");
    schema.put("x-flag-kind", word(modulation.flagKind()));
    ObjectNode aliases = schema.putObject("x-aliases");
    modulation.aliases().keySet().stream()
        .sorted()
        .forEach(alias -> implied(aliases.putObject(alias), modulation.aliases().get(alias)));
    ObjectNode properties = schema.putObject("properties");
    names(properties.putObject("modulation"), modulation);
    flag(properties.putObject("flag"), modulation.flagKind());
    properties.set("parameters", parameters(modulation));
    schema.putArray("required").add("modulation").add("flag");
    schema.put("additionalProperties", false);
    return schema;
  }

  /** The schema of the object that holds one modulation's parameters. */
  public static ObjectNode parameters(ModulationDescriptor modulation) {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    schema.put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    for (Parameter parameter : modulation.parameters()) {
      properties.set(parameter.name(), ParameterSchema.of(parameter));
    }
    schema.put("additionalProperties", false);
    return schema;
  }

  /** A constant as it is written in JSON. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static void implied(ObjectNode into, Map<String, Object> values) {
    values.keySet().stream()
        .sorted()
        .forEach(name -> into.set(name, JsonValues.of(values.get(name))));
  }

  private static void names(ObjectNode schema, ModulationDescriptor modulation) {
    schema.put("description", "The modulation's name or one of its aliases.");
    var names = schema.putArray("enum").add(modulation.name());
    modulation.aliases().keySet().stream().sorted().forEach(names::add);
  }

  private static void flag(ObjectNode schema, FlagKind kind) {
    schema.put("description", description(kind));
    schema.put("type", "string");
    schema.put("minLength", 1);
  }

  private static String description(FlagKind kind) {
    String file = "by its name where files are sent along, or sha256: and its 64 hex digits.";
    return switch (kind) {
      case TEXT -> "The text to send.";
      case AUDIO -> "The audio file to send, " + file;
      case IMAGE -> "The picture to send, " + file;
      case BYTES -> "The file to send, " + file;
      case TEXT_OR_IMAGE -> "The text to send, or a picture (.png, .jpg, .jpeg), " + file;
    };
  }
}
