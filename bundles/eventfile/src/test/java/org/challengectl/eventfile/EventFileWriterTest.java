package org.challengectl.eventfile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EventFileWriterTest {

  @Test
  void anEventWithNothingInItHasNoAliases() {
    assertEquals(
        "frequency_ranges: []\nchallenges: []\n",
        EventFileWriter.write(Optional.empty(), List.of(), List.of(), EventFileWriter::byHash));
  }
}
