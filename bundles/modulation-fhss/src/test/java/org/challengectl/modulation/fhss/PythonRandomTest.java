package org.challengectl.modulation.fhss;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.challengectl.dsp.testkit.Tool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PythonRandomTest {

  @TempDir Path folder;

  private static void agrees(String line) {
    String[] words = line.split(" ", -1);
    int low = Integer.parseInt(words[1]);
    int high = Integer.parseInt(words[2]);
    int[] expected = Arrays.stream(words).skip(3).mapToInt(Integer::parseInt).toArray();
    assertEquals(700, expected.length);
    PythonRandom random = new PythonRandom(words[0]);
    int[] drawn = new int[expected.length];
    for (int n = 0; n < drawn.length; n++) {
      drawn[n] = random.randint(low, high);
    }
    assertArrayEquals(expected, drawn, words[0]);
  }

  @Test
  void drawsWhatCPythonDrew() throws IOException {
    String text =
        new String(
            getClass().getResourceAsStream("/hops.txt").readAllBytes(), StandardCharsets.UTF_8);
    text.lines().forEach(PythonRandomTest::agrees);
  }

  @Test
  void drawsWhatThisMachinesPythonDraws() throws Exception {
    Tool.require("python3");
    Path script = folder.resolve("hops.py");
    Files.write(script, getClass().getResourceAsStream("/hops.py").readAllBytes());
    String text = Tool.run(script, List.of("python3", script.toString()));
    assertEquals(4, text.lines().count());
    text.lines().forEach(PythonRandomTest::agrees);
  }

  @Test
  void takesSeedsOfAllLengths() {
    for (String seed : new String[] {"", "\u0000\u0000", "\u00e9", "x".repeat(1000)}) {
      int drawn = new PythonRandom(seed).randint(-5, 5);
      assertEquals(drawn, new PythonRandom(seed).randint(-5, 5));
      assertEquals(7, new PythonRandom(seed).randint(7, 7));
    }
  }
}
