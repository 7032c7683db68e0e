package org.challengectl.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.apache.karaf.shell.support.CommandException;
import org.challengectl.auth.Actor;
import org.challengectl.auth.MasterKeys.Rotation;
import org.challengectl.domain.RefusedException;
import org.junit.jupiter.api.Test;

class UserRotateMasterKeyTest {

  private final UserRotateMasterKey command = new UserRotateMasterKey();

  @Test
  void rotatesAsTheShellAndSaysWhatWasDone() throws Exception {
    List<Actor> by = new ArrayList<>();
    command.masterKeys =
        actor -> {
          by.add(actor);
          return new Rotation(3, List.of(), true);
        };
    String said = Running.output(command, new FakeServer());
    assertEquals(List.of(Actor.shell()), by);
    assertTrue(said.contains("sealed anew: 3") && said.contains("old key is forgotten"), said);
  }

  @Test
  void tellsWhatTheOperatorHasToDoHimself() throws Exception {
    command.masterKeys = actor -> new Rotation(0, List.of("anna", "bob"), false);
    String said = Running.output(command, new FakeServer());
    assertTrue(said.contains("anna, bob") && said.contains("taken away"), said);
  }

  @Test
  void saysWhyItIsRefused() {
    command.masterKeys =
        actor -> {
          throw new RefusedException(
              RefusedException.Kind.CONFLICT, "master_key_given", "It was given.");
        };
    CommandException refused = Running.failure(command, new FakeServer());
    assertEquals("It was given.", refused.getMessage());
  }
}
