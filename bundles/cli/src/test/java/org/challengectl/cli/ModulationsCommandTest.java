package org.challengectl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.challengectl.cli.internal.ModulationDocument;
import org.challengectl.signal.FlagKind;
import org.challengectl.signal.ModulationDescriptor;
import org.challengectl.signal.Parameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModulationsCommandTest {

  private static final ModulationDescriptor PAGER =
      new ModulationDescriptor(
          "pager",
          "Pager",
          "Pages somebody.",
          FlagKind.TEXT,
          List.of(
              Parameter.number("deviation", "Hz", 500, 9_000, 4_500, "How far a|b."),
              Parameter.choice("baud", List.of("512", "1200"), "512", "How fast.")),
          Map.of("beeper", Map.of("baud", "1200")));

  @TempDir Path folder;

  @Test
  void listsAllAndShowsOne() {
    String all = run("modulations");
    assertTrue(all.contains("cw         Morse code (CW)\n"), all);
    assertTrue(all.lines().anyMatch(l -> l.startsWith("ssb ") && l.contains("usb")), all);
    String one = run("modulations", "cw");
    assertTrue(one.contains("  speed: a number, 5"), one);
    assertTrue(one.contains("      default: 20\n"), one);
    assertEquals(2, Main.run("modulations", "nosuch"));
    assertEquals(2, Main.run("modulations", "--json", "--markdown"));
  }

  @Test
  void givesTheSchemasAsJson() throws IOException {
    JsonNode all = new ObjectMapper().readTree(run("modulations", "--json"));
    assertTrue(all.size() >= 4, all.toString());
    JsonNode cw = new ObjectMapper().readTree(run("modulations", "cw", "--json"));
    assertEquals("text", cw.path("flag_kind").asText());
    assertTrue(cw.path("available").asBoolean());
    assertEquals(5, cw.at("/schema/properties/parameters/properties/speed/minimum").asInt());
  }

  @Test
  void writesADocumentAndKeepsWhatTheReceiversSaid() throws IOException {
    assertTrue(run("modulations", "--markdown").contains("\n## cw\n"));
    Path file = folder.resolve("modulations.md");
    assertEquals(0, Main.run("modulations", "--update", file.toString()));
    String first = Files.readString(file);
    assertTrue(
        first.contains(ModulationDocument.BEGIN + "\n" + ModulationDocument.END), "empty region");
    String table = "\n| modulation | decoder |\n| --- | --- |\n| cw | multimon-ng |\n";
    Files.writeString(
        file, first.replace("\n" + ModulationDocument.END, table + ModulationDocument.END) + "old");
    assertEquals(0, Main.run("modulations", "--update", file.toString()));
    String second = Files.readString(file);
    assertEquals(
        first.replace("\n" + ModulationDocument.END, table + ModulationDocument.END), second);
    assertEquals(2, Main.run("modulations", "cw", "--update", file.toString()));
    assertEquals(1, Main.run("modulations", "--update", folder + "/no/x.md"));
    assertEquals(second, Files.readString(file));
  }

  @Test
  void theDocumentSaysAllOfAParameter() {
    String text = ModulationDocument.of(List.of(PAGER));
    assertTrue(text.contains("| [`pager`](#pager) | `beeper` | a text | Pager |\n"), text);
    assertTrue(text.contains("\n`beeper` is the same with `baud: 1200`.\n"), text);
    assertTrue(
        text.contains(
            "| `deviation` | number | Hz | 500 to 9000 | `4500` | `4500` | How far a\\|b. |\n"),
        text);
    assertTrue(
        text.contains("| `baud` | choice |  | 512, 1200 | `512` | `512` | How fast. |\n"), text);
    assertEquals(text, ModulationDocument.update("no markers", List.of(PAGER)));
    assertEquals(
        text,
        ModulationDocument.update(
            ModulationDocument.END + ModulationDocument.BEGIN, List.of(PAGER)));
  }

  private static String run(String... args) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      assertEquals(0, Main.run(args));
    } finally {
      System.setOut(before);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
