package org.challengectl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.challengectl.cli.internal.Failure;
import org.challengectl.cli.internal.InstalledModulations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a plug-in that is made here, so that it is nowhere on the class path. */
class PluginTest {

  private static final String SERVICES = "META-INF/services/org.challengectl.signal.Modulation";

  /** Sends a carrier; answers to the name that stands in place of NAME. */
  private static final String SOURCE =
      """
      package plugged;
      import java.time.Duration;
      import java.util.List;
      import java.util.Map;
      import org.challengectl.signal.*;
      public final class Carrier implements Modulation {
        public ModulationDescriptor descriptor() {
          return new ModulationDescriptor(
              "NAME", "Plugged carrier", "", FlagKind.TEXT, List.of(), Map.of());
        }
        public Signal prepare(Flag flag, Parameters parameters, int rate) {
          return new Signal() {
            private int left = rate;
            public Duration duration() { return Duration.ofSeconds(1); }
            public long sampleCount() { return rate; }
            public Band occupiedBand() { return new Band(-50, 50); }
            public int read(float[] iq, int offset, int samples) {
              int n = Math.min(samples, left);
              left -= n;
              for (int i = 0; i < n; i++) { iq[offset + 2 * i] = 0.5f; }
              return n == 0 ? -1 : n;
            }
            public void close() {}
          };
        }
      }
      """;

  @TempDir Path folder;

  @Test
  void rendersWithAPlugin() throws IOException {
    Path out = folder.resolve("out.cf32");
    String[] withoutPlugin = {
      "render", "carrier", "--flag", "A", "--rate", "250000", "--out", out.toString()
    };
    assertEquals(2, Main.run(withoutPlugin));
    assertFalse(Files.exists(out));
    String[] withPlugin = {
      "render",
      "carrier",
      "--plugin",
      carrier("carrier").toString(),
      "--flag",
      "A",
      "--rate",
      "250000",
      "--out",
      out.toString()
    };
    assertEquals(0, Main.run(withPlugin));
    assertEquals(250_000 * 8, Files.size(out));
  }

  @Test
  void validatesWithPlugins() throws IOException {
    Path event = folder.resolve("event.yml");
    Files.writeString(
        event,
        """
        challenges:
          - {name: A, modulation: carrier, flag: A, frequency: 146520000}
          - {name: B, modulation: other, flag: B, frequency: 146530000}
          - {name: C, modulation: cw, flag: C, frequency: 146540000}
        """);
    String one = carrier("carrier").toString();
    String two = carrier("other").toString();
    assertEquals(1, Main.run("validate", event.toString()));
    assertEquals(1, Main.run("validate", "--plugin", one, event.toString()));
    assertEquals(0, Main.run("validate", "--plugin", one, "--plugin", two, event.toString()));
  }

  @Test
  void aPluginGoesBeforeWhatIsInstalledUnderItsName() throws IOException {
    InstalledModulations modulations = InstalledModulations.with(List.of(carrier("cw")));
    assertEquals("Plugged carrier", modulations.find("cw").orElseThrow().descriptor().title());
    assertTrue(modulations.names().containsAll(List.of("ask", "cw", "nbfm", "usb")));
  }

  @Test
  void saysWhatIsWrongWithAPlugin() throws IOException {
    Path text = Files.writeString(folder.resolve("no.jar"), "not a jar");
    Path silent = jar("silent.jar", Map.of("readme", new byte[] {1}));
    Path lying =
        jar("lying.jar", Map.of(SERVICES, "plugged.Absent".getBytes(StandardCharsets.UTF_8)));
    Path garbage =
        jar(
            "garbage.jar",
            Map.of(
                SERVICES,
                "plugged.Bad".getBytes(StandardCharsets.UTF_8),
                "plugged/Bad.class",
                new byte[] {1, 2, 3}));
    for (Path bad : List.of(folder, folder.resolve("absent.jar"), text, silent, lying, garbage)) {
      Failure failure = assertThrows(Failure.class, () -> InstalledModulations.with(List.of(bad)));
      assertEquals(2, failure.exitCode());
      assertTrue(failure.getMessage().contains(bad.toString()), failure.getMessage());
    }
    assertEquals(2, Main.run("validate", "--plugin", lying.toString(), "event.yml"));
  }

  private Path carrier(String name) throws IOException {
    Path sources = Files.createDirectories(folder.resolve(name));
    Path source = Files.writeString(sources.resolve("Carrier.java"), SOURCE.replace("NAME", name));
    int errors =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-proc:none",
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                sources.toString(),
                source.toString());
    assertEquals(0, errors);
    Map<String, byte[]> entries = new TreeMap<>();
    entries.put(SERVICES, "plugged.Carrier\n".getBytes(StandardCharsets.UTF_8));
    try (var classes = Files.list(sources.resolve("plugged"))) {
      for (Path file : classes.toList()) {
        entries.put("plugged/" + file.getFileName(), Files.readAllBytes(file));
      }
    }
    return jar(name + ".jar", entries);
  }

  private Path jar(String name, Map<String, byte[]> entries) throws IOException {
    Path file = folder.resolve(name);
    try (OutputStream out = Files.newOutputStream(file);
        JarOutputStream jar = new JarOutputStream(out)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        jar.putNextEntry(new JarEntry(entry.getKey()));
        jar.write(entry.getValue());
        jar.closeEntry();
      }
    }
    return file;
  }
}
