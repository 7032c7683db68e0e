package org.challengectl.modulation.pocsag;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.challengectl.signal.Flag;
import org.challengectl.signal.Parameters;
import org.challengectl.signal.SignalException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageListTest {

  private static List<Page> read(String flag, Map<String, ?> parameters) throws SignalException {
    return PageList.read(
        new Flag.Text(flag), Parameters.check(new PocsagModulation().descriptor(), parameters));
  }

  private static List<Page> lines(String flag, Map<String, ?> parameters) throws SignalException {
    Map<String, Object> all = new HashMap<>(parameters);
    all.put("pages", "lines");
    return read(flag, all);
  }

  private static String refusal(String flag, Map<String, ?> parameters) {
    return assertThrows(SignalException.class, () -> read(flag, parameters)).getMessage();
  }

  @Test
  void takesTheWholeFlagAsOnePage() throws SignalException {
    String flag = "1234: not an address\nsecond line";
    assertEquals(List.of(new Page(42, 3, PageKind.ALPHA, flag)), read(flag, Map.of("capcode", 42)));
    assertEquals(
        List.of(new Page(1_234_567, 0, PageKind.NUMERIC, "555-0199 U")),
        read("555-0199 U", Map.of("kind", "numeric")));
    assertEquals(1, read("x", Map.of("function", 1)).get(0).function());
  }

  @Test
  void takesEachLineAsAPageOfItsOwn() throws SignalException {
    String flag =
        "1234567: first\r\n\n 0000042/1 :second: one\n7/0/numeric: 555\n8/numeric:1\nto the rest";
    assertEquals(
        List.of(
            new Page(1_234_567, 2, PageKind.ALPHA, "first"),
            new Page(42, 1, PageKind.ALPHA, "second: one"),
            new Page(7, 0, PageKind.NUMERIC, "555"),
            new Page(8, 0, PageKind.NUMERIC, "1"),
            new Page(99, 2, PageKind.ALPHA, "to the rest")),
        lines(flag, Map.of("capcode", 99, "function", 2)));
  }

  @Test
  void saysWhatIsWrongInWhichLine() {
    Map<String, String> lines = Map.of("pages", "lines");
    assertEquals(
        "line 2 of the flag: the capcode must be 0-2097151, was 2097152",
        refusal("1: a\n2097152: b", lines));
    assertEquals("line 1 of the flag: the function must be 0-3, was 4", refusal("12/4: b", lines));
    assertEquals(
        "line 1 of the flag: the flag is empty; pocsag needs at least one character",
        refusal("12:", lines));
    assertEquals(
        "line 1 of the flag: pocsag sends digits, spaces and U - [ ] ( ) * . on numeric pages"
            + " only, found 'a' (U+0061)",
        refusal("12/numeric: 12a", lines));
    assertEquals("the flag has no line with a page, e.g. '1234567: text'", refusal("\n \n", lines));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "caf\u00e9", "\u0000", "\ud83d\ude00", "a\u007f"})
  void refusesWhatAPagerCannotShow(String flag) {
    refusal(flag, Map.of());
    refusal(flag, Map.of("pages", "lines"));
    refusal(flag + "A", Map.of("kind", "numeric"));
  }

  @Test
  void refusesAFile() {
    assertThrows(
        SignalException.class,
        () ->
            PageList.read(
                new Flag.File(Path.of("x"), "x"),
                Parameters.check(new PocsagModulation().descriptor(), Map.of())));
  }

  @ParameterizedTest
  @CsvSource({"2007664, 0, idle", "2007671, 0, idle", "2045056, 2, sync"})
  void refusesAnAddressThatMeansSomethingElse(int capcode, int function, String word) {
    String said = refusal("x", Map.of("capcode", capcode, "function", function));
    assertEquals(
        "capcode %d with function %d is what POCSAG uses as its %s codeword; choose another capcode"
            .formatted(capcode, function, word),
        said);
  }
}
