package org.challengectl.eventfile.internal.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.challengectl.domain.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvParserTest {

  private final Mistakes mistakes = new Mistakes();

  private List<List<String>> cells(String text) {
    return rows(text).stream().map(CsvRow::cells).toList();
  }

  private List<CsvRow> rows(String text) {
    return CsvParser.parse(text, "x.csv", mistakes);
  }

  private List<String> said() {
    return mistakes.sorted().stream().map(Problem::sentence).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a,b\nc,d\n", "a,b\r\nc,d\r\n", "a,b\rc,d", "\n\n a,b\n,,,\n \nc,d"})
  void anyLineEndingGoesAndBlankRowsDoNotCount(String text) {
    assertEquals(
        List.of(List.of("a", "b"), List.of("c", "d")),
        rows(text).stream().map(r -> List.of(r.cell(0), r.cell(1))).toList());
    assertTrue(mistakes.none());
  }

  @Test
  void quotedCellsHoldCommasQuotesAndLines() {
    assertEquals(
        List.of(List.of("a, b", "say \"hi\"", "two\nlines", ""), List.of("next")),
        cells("\"a, b\",\"say \"\"hi\"\"\", \"two\r\nlines\" ,\nnext"));
    assertTrue(mistakes.none());
  }

  @Test
  void aQuoteWithinAPlainCellIsACharacter() {
    assertEquals(List.of(List.of("5\" nails", "it's")), cells("5\" nails,it's"));
  }

  @Test
  void eachRowKnowsItsLine() {
    assertEquals(
        List.of(1, 3, 5), rows("a\n\n\"b\nb\"\nc").stream().map(r -> r.place().line()).toList());
  }

  @Test
  void aQuoteThatIsNeverClosedCostsOneLineOnly() {
    assertEquals(List.of(List.of("a"), List.of("c")), cells("a\n\"b,x\nc\n"));
    assertEquals(
        List.of(
            "x.csv:2: a double quote opens a cell and none closes it - close it, or double the"
                + " quotes that belong to the text"),
        said());
  }

  @Test
  void textBehindAClosingQuoteCostsOneLineOnly() {
    assertEquals(List.of(List.of("c")), cells("\"a\" b,x\nc\n"));
    assertEquals(1, said().size());
    assertTrue(said().get(0).startsWith("x.csv:1: there is text behind a closing double quote"));
  }

  @Test
  void rowsColumnsAndCellsAreBounded() {
    assertEquals(List.of(), cells("x".repeat(CsvParser.MAX_CELL_LENGTH + 1)));
    assertEquals(List.of(), cells("x,".repeat(CsvParser.MAX_CELLS) + "x"));
    assertEquals(CsvParser.MAX_ROWS, cells("x\n".repeat(CsvParser.MAX_ROWS + 1)).size());
    assertEquals(3, said().size());
  }
}
