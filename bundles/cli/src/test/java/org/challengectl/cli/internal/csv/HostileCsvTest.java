package org.challengectl.cli.internal.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.challengectl.domain.FlagRef;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileCsvTest {

  private static final String GOOD =
      Importing.HEAD
          + """
          0,HAM MORSE 1,"CQ, CQ",cw,35,,60,90,146550,,
          1,ASK_1,"say ""hi"" é",ask,,baud=1200,1,2,ham_144,ham_900,
          2,DIGITAL,wavs/gone.wav,nbfm,48000,,60,90,ham_900,,
          """;
  private static final String PIECES =
      ",,,\"\"\"\n\r\t;=:#&*!|>'%@`{}[]-0123456789aé\uFEFF\u2028😀/\\.";

  @TempDir Path folder;
  private Importing importing;

  @BeforeEach
  void setUp() {
    importing = new Importing(folder);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x\n", "\n", "\"\n", ",\n", "0,A,E,cw,35,,60,90,146550\n"})
  void aMillionLinesGetAnAnswerAtOnce(String line) {
    String csv = Importing.HEAD + line.repeat(Math.min(1_000_000, (15 << 20) / line.length()));

    CsvImport.Outcome outcome =
        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> importing.run(csv, ""));

    assertFalse(outcome.problems().isEmpty());
    assertTrue(outcome.problems().size() <= 201);
    assertFalse(Files.exists(importing.out()));
  }

  @Test
  void anyTextComesBackAsItWas() throws IOException {
    Random random = new Random(20220429);
    for (int i = 0; i < 60; i++) {
      String flag = "x" + text(random, 1 + random.nextInt(20)).replaceAll("[^ -~]", "") + "x";
      String cell = '"' + flag.replace("\"", "\"\"") + '"';

      assertEquals(
          new FlagRef.Text(flag),
          importing.good("0,A," + cell + ",ask,,,60,90,146550").get(0).spec().flag());
    }
  }

  @Test
  void damagedListsAreImportedOrRefusedWithReasonsButNeverHalf() throws IOException {
    Random random = new Random(1651255200);
    for (int i = 0; i < 600; i++) {
      StringBuilder csv = new StringBuilder(GOOD);
      for (int n = random.nextInt(6); n >= 0; n--) {
        int at = random.nextInt(csv.length());
        int end = Math.min(csv.length(), at + random.nextInt(4));
        csv.replace(at, end, text(random, random.nextInt(4)));
      }
      check(csv.toString().getBytes(StandardCharsets.UTF_8), i);
    }
  }

  @Test
  void damagedBytesAreRefusedWithReasons() throws IOException {
    Random random = new Random(7);
    for (int i = 0; i < 200; i++) {
      byte[] bytes = GOOD.getBytes(StandardCharsets.UTF_8);
      for (int n = random.nextInt(4); n >= 0; n--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      check(bytes, i);
    }
    byte[] noise = new byte[4_000];
    random.nextBytes(noise);
    check(noise, -1);
  }

  /** Either there is an event without mistakes, or there are sentences and no event. */
  private void check(byte[] csv, int round) throws IOException {
    Files.deleteIfExists(importing.out());
    Files.write(folder.resolve("flags.csv"), csv);
    Files.writeString(folder.resolve("frequencies.txt"), Importing.RANGES);

    CsvImport.Outcome outcome =
        CsvImport.run(importing.request(round % 2 == 0, false, false), Importing.MODULATIONS);

    assertEquals(outcome.problems().isEmpty(), Files.exists(importing.out()));
    if (outcome.problems().isEmpty()) {
      assertEquals(outcome.challenges(), importing.event().drafts().size());
    }
    for (String sentence : importing.sentences(outcome)) {
      assertTrue(sentence.matches("(flags.csv|frequencies.txt):(\\d+:)? [^\n\r]+"), sentence);
    }
  }

  private static String text(Random random, int length) {
    int[] pieces = PIECES.codePoints().toArray();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.appendCodePoint(pieces[random.nextInt(pieces.length)]);
    }
    return text.toString();
  }
}
