package org.challengectl.agent.core.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VariablesTest {

  @ParameterizedTest
  @CsvSource({
    "http://host:${env:PORT:-8080},http://host:9000",
    "http://host:${env:ABSENT:-8080},http://host:8080",
    "${env:EMPTY:-x},x",
    "a${env:ABSENT}b,ab",
    "${env:MONEY},$1\\2",
    "${env:not closed,${env:not closed",
    "${PORT},${PORT}",
    "plain,plain",
  })
  void putsVariablesIntoText(String text, String expected) {
    Map<String, String> variables = Map.of("PORT", "9000", "EMPTY", "", "MONEY", "$1\\2");
    assertEquals(expected, Variables.resolve(text, variables::get));
  }
}
