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

  /** What a command printed before it failed, and the sentence that it failed with. */
  record Failed(String printed, String sentence) {}

  /** What the command prints. */
  static String output(ServerCommand command, EventRepository events) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    run(command, events, bytes);
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /** The sentence that the command fails with. */
  static CommandException failure(ServerCommand command, EventRepository events) {
    return assertThrows(CommandException.class, () -> output(command, events));
  }

  static Failed failed(ServerCommand command, EventRepository events) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CommandException failure =
        assertThrows(CommandException.class, () -> run(command, events, bytes));
    return new Failed(bytes.toString(StandardCharsets.UTF_8), failure.getMessage());
  }

  private static void run(
      ServerCommand command, EventRepository events, ByteArrayOutputStream bytes) throws Exception {
    command.events = events;
    if (command.audit == null) {
      command.audit = new FakeAudit();
    }
    PrintStream before = System.out;
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      assertNull(command.execute());
    } finally {
      System.setOut(before);
    }
  }
}
