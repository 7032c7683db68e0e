package org.challengectl.shell;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.apache.karaf.shell.support.CommandException;
import org.challengectl.domain.EventRepository;

/** Runs commands as the shell does. */
final class Running {

  private Running() {}

  /** What the command prints. */
  static String output(ServerCommand command, EventRepository events) throws Exception {
    command.events = events;
    if (command.audit == null) {
      command.audit = new FakeAudit();
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      assertNull(command.execute());
    } finally {
      System.setOut(before);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /** The sentence that the command fails with. */
  static CommandException failure(ServerCommand command, EventRepository events) {
    return assertThrows(CommandException.class, () -> output(command, events));
  }
}
