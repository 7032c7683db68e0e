package org.challengectl.cli.internal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.challengectl.schema.ModulationSchema;
import org.challengectl.signal.Modulation;
import org.challengectl.signal.ModulationDescriptor;
import org.challengectl.signal.Parameter;

/** Modulations for people at a terminal, and for programs. */
public final class ModulationListing {

  private ModulationListing() {}

  /** An array of objects like those of {@code GET /api/modulations}. */
  public static ArrayNode json(List<Modulation> modulations) {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    for (Modulation modulation : modulations) {
      ModulationDescriptor descriptor = modulation.descriptor();
      ObjectNode one = all.addObject();
      one.put("name", descriptor.name());
      one.put("title", descriptor.title());
      one.put("summary", descriptor.summary());
      one.put("flag_kind", descriptor.flagKind().name().toLowerCase(Locale.ROOT));
      ArrayNode aliases = one.putArray("aliases");
      descriptor.aliases().keySet().stream().sorted().forEach(aliases::add);
      one.put("available", modulation.unavailable().isEmpty());
      modulation.unavailable().ifPresent(reason -> one.put("unavailable_reason", reason));
      one.set("schema", ModulationSchema.of(descriptor));
    }
    return all;
  }

  /**
   * Prints them.
   *
   * @param parameters whether to print those as well
   */
  public static void print(List<Modulation> modulations, boolean parameters, PrintWriter out) {
    for (Modulation modulation : modulations) {
      ModulationDescriptor descriptor = modulation.descriptor();
      out.printf("%-10s %s%s%n", descriptor.name(), descriptor.title(), aliases(descriptor));
      modulation
          .unavailable()
          .ifPresent(reason -> out.printf("%-10s cannot work here: %s%n", "", reason));
      if (parameters) {
        out.printf("%n%s%nThe flag is %s.%n", descriptor.summary(), Words.flag(descriptor));
        descriptor.parameters().forEach(parameter -> print(parameter, out));
      }
    }
  }

  private static void print(Parameter parameter, PrintWriter out) {
    out.printf("%n  %s: %s%n", parameter.name(), parameter.allowed());
    out.printf("      %s%n", parameter.help());
    out.printf("      default: %s%n", Words.defaultValue(parameter));
    if (!parameter.example().isEmpty()) {
      out.printf("      example: %s: %s%n", parameter.name(), parameter.example());
    }
  }

  private static String aliases(ModulationDescriptor descriptor) {
    List<String> names = descriptor.aliases().keySet().stream().sorted().toList();
    return names.isEmpty() ? "" : " (also " + String.join(", ", names) + ")";
  }
}
