package org.challengectl.agent.core.shell;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.karaf.shell.api.action.Action;
import org.challengectl.agent.core.AgentConfigReader;
import org.challengectl.agent.core.AgentDirectory;
import org.challengectl.agent.core.ConfigException;
import org.challengectl.agent.core.RadioConfig;
import org.challengectl.agent.testing.FakePlugins;
import org.challengectl.agent.testing.FakeSlot;
import org.junit.jupiter.api.Test;

class StatusCommandTest {

  private final FakePlugins plugins = new FakePlugins();

  @Test
  void listsRadiosAndWhatTheyDo() throws Exception {
    FakeSlot slot =
        new FakeSlot(
            new RadioConfig("hackrf", "0", 2_000_000, List.of("144000000-146000000"), Map.of()),
            plugins);
    slot.note("transmitting morse at 145000000 Hz");
    AgentDirectory directory = () -> List.of(entry(slot));
    String out = run(new StatusCommand(), Map.of("directory", directory));
    assertTrue(out.contains("runner-1") && out.contains("hackrf:0"), out);
    assertTrue(out.contains("transmitting morse at 145000000 Hz"), out);
    AgentDirectory empty = List::of;
    assertTrue(run(new StatusCommand(), Map.of("directory", empty)).contains("No agent"));
  }

  private static AgentDirectory.Entry entry(FakeSlot slot) {
    try {
      return new AgentDirectory.Entry(
          "a.yml",
          AgentConfigReader.parse(
                  "a.yml",
                  "runner: {runner_id: runner-1, server_url: 'http://s'}\n"
                      + "radios: {autodetect: true}")
              .config(),
          "registered",
          List.of(slot));
    } catch (ConfigException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Runs a command as the shell does: fields injected, output to System.out. */
  private static String run(Action command, Map<String, Object> fields) throws Exception {
    for (Map.Entry<String, Object> entry : fields.entrySet()) {
      Field field = command.getClass().getDeclaredField(entry.getKey());
      field.setAccessible(true);
      field.set(command, entry.getValue());
    }
    PrintStream before = System.out;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      command.execute();
    } finally {
      System.setOut(before);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
