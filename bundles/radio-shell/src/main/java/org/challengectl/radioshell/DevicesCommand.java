package org.challengectl.radioshell;

import java.util.Locale;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.challengectl.radio.FrequencySpan;
import org.challengectl.radio.RadioCapabilities;
import org.challengectl.radio.RadioDescription;
import org.challengectl.radioshell.internal.Discovery;
import org.challengectl.radioshell.internal.Table;

/** {@code radio:devices}. */
@Service
@Command(
    scope = "radio",
    name = "devices",
    description = "Lists the radios that the drivers of this container find")
public final class DevicesCommand extends ListCommand {

  @Override
  Table table() throws InterruptedException {
    Table table =
        new Table("No radio is plugged in", "Model", "Name", "Title", "Can", "MHz", "MS/s");
    for (Discovery found : Discovery.by(plugins.drivers(), Discovery.PATIENCE)) {
      found.failure().ifPresent(why -> table.row(found.model(), "?", why, "", "", ""));
      for (RadioDescription radio : found.radios()) {
        RadioCapabilities can = radio.capabilities();
        table.row(
            radio.model(),
            radio.name(),
            radio.title(),
            abilities(can),
            millions(can.frequencies()),
            millions(can.sampleRates()));
      }
    }
    return table;
  }

  private static String abilities(RadioCapabilities capabilities) {
    if (capabilities.transmit()) {
      return capabilities.receive() ? "transmit, receive" : "transmit";
    }
    return "receive";
  }

  private static String millions(FrequencySpan span) {
    return String.format(Locale.ROOT, "%.3f-%.3f", span.minHz() / 1e6, span.maxHz() / 1e6);
  }
}
