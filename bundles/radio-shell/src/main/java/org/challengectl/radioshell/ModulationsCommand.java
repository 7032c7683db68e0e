package org.challengectl.radioshell;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.challengectl.radioshell.internal.Table;
import org.challengectl.signal.Modulation;
import org.challengectl.signal.ModulationDescriptor;
import org.challengectl.signal.Parameter;

/** {@code radio:modulations}. */
@Service
@Command(
    scope = "radio",
    name = "modulations",
    description = "Lists the modulations of this container")
public final class ModulationsCommand extends ListCommand {

  private static final String WHEN_EMPTY = "No modulation is installed";

  @Option(
      name = "-p",
      aliases = "--parameters",
      description = "One line for each parameter, with its range and default")
  boolean parameters;

  @Override
  Table table() {
    List<Modulation> all =
        plugins.modulations().stream()
            .sorted(Comparator.comparing(modulation -> modulation.descriptor().name()))
            .toList();
    return parameters
        ? parameterTable(all.stream().map(Modulation::descriptor).toList())
        : overview(all);
  }

  private static Table overview(List<Modulation> all) {
    Table table = new Table(WHEN_EMPTY, "Name", "Also", "Title", "Sends", "State", "Parameters");
    for (Modulation modulation : all) {
      ModulationDescriptor descriptor = modulation.descriptor();
      table.row(
          descriptor.name(),
          descriptor.aliases().keySet().stream().sorted().collect(Collectors.joining(" ")),
          descriptor.title(),
          descriptor.flagKind().name().toLowerCase(Locale.ROOT),
          modulation.unavailable().orElse("ready"),
          descriptor.parameters().stream().map(Parameter::name).collect(Collectors.joining(" ")));
    }
    return table;
  }

  private static Table parameterTable(List<ModulationDescriptor> all) {
    Table table = new Table(WHEN_EMPTY, "Modulation", "Parameter", "Takes", "Default", "Help");
    for (ModulationDescriptor descriptor : all) {
      for (Parameter parameter : descriptor.parameters()) {
        Object otherwise = parameter.defaultValue();
        table.row(
            descriptor.name(),
            parameter.name(),
            parameter.allowed(),
            otherwise == null ? "found out" : otherwise,
            parameter.help());
      }
    }
    return table;
  }
}
