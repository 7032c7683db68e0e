package org.challengectl.driver.rtltcp.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerAddressTest {

  @ParameterizedTest
  @CsvSource({
    "10.0.0.7:1235, 10.0.0.7:1235",
    "roof.example.org, roof.example.org:1234",
    "[fe80::1%eth0]:7, [fe80::1%eth0]:7",
    "[::1], [::1]:1234",
  })
  void readsHostsAndPorts(String text, String wanted) {
    assertEquals(wanted, ServerAddress.parse(text).orElseThrow().toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ":1234",
        "host:",
        "host:0",
        "host:65536",
        "host:-1",
        "host:99999999999",
        "a b:1",
        "::1",
        "http://host:1",
        "host:1:2",
        "[::1",
        "host/../x",
        "host\n:1"
      })
  void refusesWhatIsNone(String text) {
    assertEquals(Optional.empty(), ServerAddress.parse(text));
  }

  @Test
  void refusesWhatIsTooLong() {
    assertEquals(Optional.empty(), ServerAddress.parse("a".repeat(10_000)));
  }
}
