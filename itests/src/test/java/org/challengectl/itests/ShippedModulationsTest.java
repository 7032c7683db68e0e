package org.challengectl.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.challengectl.cli.internal.ModulationDocument;
import org.challengectl.eventfile.EventFileReader;
import org.challengectl.schema.ModulationSchema;
import org.challengectl.schema.testkit.SchemaAgreement;
import org.challengectl.signal.Modulation;
import org.challengectl.signal.ModulationDescriptor;
import org.challengectl.signal.Parameter;
import org.challengectl.signal.Parameters;
import org.challengectl.signal.SignalException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What all modulations that ship say of themselves: sound, and the same in every place. */
class ShippedModulationsTest {

  private static final Path DOCUMENT = Path.of("..", "docs", "modulations.md");

  /** What Java's and ECMA's regular expressions do not understand alike. */
  private static final Pattern NOT_ALIKE =
      Pattern.compile(
          "\\(\\?(?!:)" // look-around, flags, names
              + "|[*+?}]\\+" // possessive
              + "|\\\\[pPhHRXAZzGQEbBswSW]" // classes and anchors that differ
              + "|&&");

  static List<ModulationDescriptor> descriptors() {
    return ServiceLoader.load(Modulation.class).stream()
        .map(provider -> provider.get().descriptor())
        .toList();
  }

  @ParameterizedTest
  @MethodSource("descriptors")
  void theSchemaAcceptsExactlyWhatTheCheckAccepts(ModulationDescriptor modulation) {
    SchemaAgreement.compile(ModulationSchema.of(modulation));
    new SchemaAgreement(modulation).holds(modulation.name().hashCode(), 300);
  }

  @ParameterizedTest
  @MethodSource("descriptors")
  void examplesAndDefaultsAreAllowed(ModulationDescriptor modulation) throws SignalException {
    for (Parameter parameter : modulation.parameters()) {
      String what = modulation.name() + "." + parameter.name();
      assertFalse(parameter.help().isBlank(), what);
      assertTrue(parameter.accept(parameter.example()).isPresent(), what + ": its example");
      if (parameter.defaultValue() != null) {
        assertEquals(
            Optional.of(parameter.defaultValue()),
            parameter.accept(parameter.defaultValue()),
            what + ": its default");
      }
    }
    for (Map.Entry<String, Map<String, Object>> alias : modulation.aliases().entrySet()) {
      Map<String, Object> values = Parameters.check(modulation, alias.getValue()).values();
      assertEquals(
          values, Parameters.check(modulation, alias.getKey(), Map.of()).values(), alias.getKey());
    }
  }

  @ParameterizedTest
  @MethodSource("descriptors")
  void textsAreDescribedSoThatBrowsersUnderstandIt(ModulationDescriptor modulation) {
    for (Parameter parameter : modulation.parameters()) {
      if (parameter.form() != null) {
        String regex = parameter.form().regex().replace("[\\s\\S]", "");
        assertFalse(
            NOT_ALIKE.matcher(regex).find(), modulation.name() + "." + parameter.name() + regex);
      }
    }
  }

  /** When the event is imported or validated, not when the challenge is transmitted. */
  @ParameterizedTest
  @MethodSource("descriptors")
  void aWrongValueIsRefusedWithItsLine(ModulationDescriptor modulation) {
    for (Parameter parameter : modulation.parameters()) {
      for (String wrong : wrong(parameter)) {
        String yaml =
            "- name: A\n  modulation: %s\n  frequency: 146550000\n  flag: FLAG\n  %s: '%s'\n"
                .formatted(modulation.name(), parameter.name(), wrong);
        EventFileReader.Result result =
            EventFileReader.read("event.yml", yaml, this::find, path -> Optional.empty());
        assertTrue(
            result.problems().stream()
                .anyMatch(
                    p ->
                        p.line() == 5
                            && p.message().startsWith("'" + parameter.name() + "' must be ")),
            () -> yaml + result.problems());
        assertEquals(List.of(), result.drafts(), yaml);
      }
    }
  }

  private static List<String> wrong(Parameter parameter) {
    return switch (parameter.type()) {
      case INTEGER -> List.of("x", beyond(parameter.maximum(), 1), beyond(parameter.minimum(), -1));
      case NUMBER ->
          List.of("x", "NaN", beyond(parameter.maximum(), 1), beyond(parameter.minimum(), -1));
      case TEXT -> List.of("A".repeat(parameter.form().maxLength() + 1));
      case BOOLEAN -> List.of("maybe", "2");
      case CHOICE -> List.of("nosuch", "0.5");
    };
  }

  private static String beyond(BigDecimal bound, int step) {
    return bound == null ? "nothing" : bound.add(BigDecimal.valueOf(step)).toPlainString();
  }

  private Optional<Modulation> find(String name) {
    return ServiceLoader.load(Modulation.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(modulation -> modulation.descriptor().answersTo(name))
        .findFirst();
  }

  @Test
  void noTwoAnswerToOneName() {
    Set<String> names = new HashSet<>();
    for (ModulationDescriptor modulation : descriptors()) {
      Stream.concat(Stream.of(modulation.name()), modulation.aliases().keySet().stream())
          .forEach(name -> assertTrue(names.add(name), name + " is taken"));
    }
  }

  @Test
  void theDocumentIsUpToDate() throws IOException {
    String text = Files.readString(DOCUMENT);
    assertTrue(
        text.contains(ModulationDocument.BEGIN) && text.contains(ModulationDocument.END),
        "the markers of the receivers are there");
    assertEquals(
        ModulationDocument.update(text, descriptors()),
        text,
        "run ./challengectl modulations --update docs/modulations.md");
  }
}
