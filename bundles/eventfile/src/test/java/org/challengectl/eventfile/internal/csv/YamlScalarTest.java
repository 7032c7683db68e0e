package org.challengectl.eventfile.internal.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.StringReader;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

class YamlScalarTest {

  private static ScalarNode read(String yaml) {
    return (ScalarNode) new Yaml().compose(new StringReader(yaml));
  }

  @ParameterizedTest
  @ValueSource(strings = {"HAM_DIGITAL_1", "HAM MORSE 1", "usb", "48000", "0", "1.5"})
  void whatIsClearNeedsNoQuotes(String text) {
    assertEquals(text, YamlScalar.of(text));
    assertEquals(text, read(text).getValue());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "yes",
        "Null",
        "0x1F",
        "007",
        "1e3",
        "12:30:00",
        "2022-04-29",
        "a: b",
        "a #b",
        "- a",
        "&a",
        "*a",
        "!a",
        "@a",
        "%a",
        "'a'",
        "\"a\"",
        "a\\nb",
        "a\nb",
        "a\tb",
        "~",
        "?",
        "a ",
        "{a",
        "[a"
      })
  void whatCouldMeanSomethingElseIsQuoted(String text) {
    ScalarNode node = read(YamlScalar.of(text));
    assertEquals(text, node.getValue());
    assertEquals(Tag.STR, node.getTag());
  }

  @Test
  void anyTextComesBackAsItWas() {
    Random random = new Random(41);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(8); n >= 0; n--) {
        int c = random.nextInt(random.nextBoolean() ? 0x180 : 0x11000);
        text.appendCodePoint(c >= 0xD800 && c <= 0xDFFF ? 'x' : c);
      }
      assertEquals(text.toString(), read(YamlScalar.of(text.toString())).getValue());
      assertEquals(text.toString(), read(YamlScalar.quoted(text.toString())).getValue());
    }
  }
}
