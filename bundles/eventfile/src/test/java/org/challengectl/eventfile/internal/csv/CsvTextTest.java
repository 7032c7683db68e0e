package org.challengectl.eventfile.internal.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.challengectl.domain.Problem;
import org.junit.jupiter.api.Test;

class CsvTextTest {

  private final Mistakes mistakes = new Mistakes();

  private Optional<String> decode(byte[] bytes) {
    return CsvText.decode(bytes, "x.csv", mistakes);
  }

  private String said() {
    List<Problem> all = mistakes.sorted();
    assertEquals(1, all.size(), all::toString);
    return all.get(0).sentence();
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheText() {
    assertEquals(Optional.of("a,ü"), decode("\uFEFFa,ü".getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void theLineOfAForeignLetterIsTold() {
    assertEquals(Optional.empty(), decode("a\r\nb\ncafé".getBytes(StandardCharsets.ISO_8859_1)));
    assertEquals(
        "x.csv:3: the byte 0xE9 is not UTF-8 text - save the file as UTF-8 (spreadsheets call it"
            + " 'CSV UTF-8')",
        said());
  }

  @Test
  void aTextThatEndsWithinALetterIsRefused() {
    assertEquals(Optional.empty(), decode(new byte[] {'a', (byte) 0xC3}));
    assertEquals("x.csv:1: the byte 0xC3", said().substring(0, 22));
  }

  @Test
  void utf16AndBinaryFilesAreToldApart() {
    assertEquals(Optional.empty(), decode("\uFEFFa,b".getBytes(StandardCharsets.UTF_16LE)));
    assertEquals(
        "x.csv: the file is UTF-16 text - save it as UTF-8 (spreadsheets call it 'CSV UTF-8')",
        said());
  }

  @Test
  void aZeroByteMakesItBinary() {
    assertEquals(Optional.empty(), decode(new byte[] {'a', '\n', 0, 1, 2}));
    assertEquals(
        "x.csv:2: there is a zero byte, so the file is no text - is it really a CSV file?", said());
  }

  @Test
  void aFileThatIsTooLongIsRefused() {
    assertEquals(Optional.empty(), decode(new byte[CsvText.MAX_BYTES + 1]));
    assertEquals("x.csv: the file is longer than 16 MB - is it really a CSV file?", said());
  }
}
