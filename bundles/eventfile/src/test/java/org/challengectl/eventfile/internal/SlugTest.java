package org.challengectl.eventfile.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlugTest {

  @ParameterizedTest
  @CsvSource({
    "NBFM_FLAG_1, nbfm-flag-1",
    "'  Hello, World! ', hello-world",
    "Überhörer, uberhorer",
    "--a--, a",
    "'///', ''",
    "無線, ''",
    "Import, import-1",
    "new!, new-1",
    "renew, renew"
  })
  void makesIdsOfNames(String name, String id) {
    assertEquals(id, Slug.of(name));
  }

  @Test
  void cutsLongNamesToAnId() {
    String id = Slug.of("x".repeat(99) + " yyy");

    assertTrue(id.matches("[a-z0-9][a-z0-9-]{0,99}"));
    assertEquals("x".repeat(99), id);
  }
}
