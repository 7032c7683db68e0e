package org.challengectl.agent.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.challengectl.protocol.Json;
import org.challengectl.protocol.TaskReply;
import org.junit.jupiter.api.Test;

class AssignmentTest {

  @Test
  void takesATaskApart() throws JsonProcessingException {
    Assignment assignment =
        read(
            """
            {"challenge_id":"c1","name":"One","lease":7,"lease_seconds":60,"transmission_id":3,
             "config":{"modulation":"cw","frequency":145000000,"flag":"hello","speed":35,
                       "priority":3,"public_view":{"show_frequency":true}}}
            """);
    assertEquals("c1", assignment.challengeId());
    assertEquals(7, assignment.lease());
    assertEquals(145_000_000, assignment.frequencyHz());
    assertEquals(Map.of("speed", 35), assignment.parameters());
    assertEquals(Optional.empty(), assignment.flagSha256());
    assertEquals(Optional.empty(), assignment.startAt());
  }

  @Test
  void aFlagMayBeAFile() throws JsonProcessingException {
    Assignment assignment =
        read(
            """
            {"challenge_id":"c1","lease":7,"lease_seconds":60,
             "config":{"modulation":"nbfm","frequency":"145000000.4","flag":"sha256:%s",
                       "flag_name":"hello.wav"}}
            """
                .formatted("a".repeat(64)));
    assertEquals(Optional.of("a".repeat(64)), assignment.flagSha256());
    assertEquals("hello.wav", assignment.flagName());
    assertEquals(145_000_000, assignment.frequencyHz());
  }

  @Test
  void refusesWhatMakesNoSense() throws JsonProcessingException {
    String good =
        """
        {"challenge_id":"c1","lease":7,"lease_seconds":60,
         "config":{"modulation":"cw","frequency":145000000,"flag":"x"}}
        """;
    read(good);
    List<String[]> wrong =
        List.of(
            new String[] {"\"lease\":7,", "", "no lease"},
            new String[] {"\"lease_seconds\":60,", "", "no lease_seconds"},
            new String[] {"\"challenge_id\":\"c1\",", "", "no challenge_id"},
            new String[] {"\"modulation\":\"cw\",", "", "no modulation"},
            new String[] {"\"modulation\":\"cw\"", "\"modulation\":[\"cw\"]", "no modulation"},
            new String[] {",\"flag\":\"x\"", "", "no flag"},
            new String[] {"145000000", "-1", "frequency makes no sense"},
            new String[] {"145000000", "1e999", "frequency"},
            new String[] {"145000000", "\"high\"", "frequency is no number"},
            new String[] {"145000000", "{}", "no frequency"});
    for (String[] change : wrong) {
      String json = good.replace(change[0], change[1]);
      IllegalArgumentException e =
          assertThrows(IllegalArgumentException.class, () -> read(json), json);
      assertTrue(e.getMessage().contains(change[2]), e.getMessage());
    }
  }

  private static Assignment read(String task) throws JsonProcessingException {
    return Assignment.of(Json.read("{\"task\":" + task + "}", TaskReply.class).task());
  }
}
