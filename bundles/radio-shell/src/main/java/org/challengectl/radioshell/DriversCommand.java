package org.challengectl.radioshell;

import java.util.stream.Collectors;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.challengectl.radio.RadioDescription;
import org.challengectl.radioshell.internal.Discovery;
import org.challengectl.radioshell.internal.Table;

/** {@code radio:drivers}. */
@Service
@Command(
    scope = "radio",
    name = "drivers",
    description = "Lists the drivers of this container and the names of the radios they find")
public final class DriversCommand extends ListCommand {

  @Override
  Table table() throws InterruptedException {
    Table table = new Table("No driver is installed", "Model", "Radios", "Names");
    for (Discovery found : Discovery.by(plugins.drivers(), Discovery.PATIENCE)) {
      table.row(
          found.model(),
          found.failure().isPresent() ? "?" : String.valueOf(found.radios().size()),
          found
              .failure()
              .orElseGet(
                  () ->
                      found.radios().stream()
                          .map(RadioDescription::name)
                          .collect(Collectors.joining(", "))));
    }
    return table;
  }
}
