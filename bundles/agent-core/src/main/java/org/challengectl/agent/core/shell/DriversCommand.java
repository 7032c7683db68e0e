package org.challengectl.agent.core.shell;

import java.util.List;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;
import org.challengectl.agent.core.Plugins;
import org.challengectl.radio.FrequencySpan;
import org.challengectl.radio.RadioCapabilities;
import org.challengectl.radio.RadioDescription;
import org.challengectl.radio.RadioDriver;

/** {@code radio:drivers}. */
@Service
@Command(scope = "radio", name = "drivers", description = "Lists drivers and the radios they find")
public final class DriversCommand implements Action {

  @Reference private Plugins plugins;

  @Override
  public Object execute() {
    ShellTable table = new ShellTable();
    table.column("Model");
    table.column("Radio");
    table.column("Title");
    table.column("Can");
    table.column("Tunes");
    table.emptyTableText("No driver is installed");
    for (RadioDriver driver : plugins.drivers()) {
      List<RadioDescription> found = driver.discover();
      if (found.isEmpty()) {
        table.addRow().addContent(driver.model(), "-", "nothing is plugged in", "", "");
      }
      for (RadioDescription radio : found) {
        table
            .addRow()
            .addContent(
                driver.model(),
                radio.name(),
                radio.title(),
                abilities(radio.capabilities()),
                span(radio.capabilities().frequencies()));
      }
    }
    table.print(System.out);
    return null;
  }

  private static String abilities(RadioCapabilities capabilities) {
    if (capabilities.transmit()) {
      return capabilities.receive() ? "transmit, receive" : "transmit";
    }
    return "receive";
  }

  private static String span(FrequencySpan span) {
    return "%.3f-%.3f MHz".formatted(span.minHz() / 1e6, span.maxHz() / 1e6);
  }
}
