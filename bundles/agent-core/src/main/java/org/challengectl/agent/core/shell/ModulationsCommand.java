package org.challengectl.agent.core.shell;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;
import org.challengectl.agent.core.Plugins;
import org.challengectl.signal.Modulation;
import org.challengectl.signal.ModulationDescriptor;
import org.challengectl.signal.Parameter;

/** {@code radio:modulations}. */
@Service
@Command(scope = "radio", name = "modulations", description = "Lists what can be transmitted")
public final class ModulationsCommand implements Action {

  @Option(
      name = "-p",
      aliases = "--parameters",
      description = "one line for each parameter, with its range and default")
  private boolean parameters;

  @Reference private Plugins plugins;

  @Override
  public Object execute() {
    List<ModulationDescriptor> all =
        plugins.modulations().stream()
            .map(Modulation::descriptor)
            .sorted(Comparator.comparing(ModulationDescriptor::name))
            .toList();
    ShellTable table = parameters ? parameterTable(all) : overview(all);
    table.emptyTableText("No modulation is installed");
    table.print(System.out);
    return null;
  }

  private static ShellTable overview(List<ModulationDescriptor> all) {
    ShellTable table = new ShellTable();
    table.column("Name");
    table.column("Also");
    table.column("Title");
    table.column("Sends");
    table.column("Parameters");
    for (ModulationDescriptor descriptor : all) {
      table
          .addRow()
          .addContent(
              descriptor.name(),
              descriptor.aliases().keySet().stream().sorted().collect(Collectors.joining(" ")),
              descriptor.title(),
              descriptor.flagKind().name().toLowerCase(java.util.Locale.ROOT),
              descriptor.parameters().stream()
                  .map(Parameter::name)
                  .collect(Collectors.joining(" ")));
    }
    return table;
  }

  private static ShellTable parameterTable(List<ModulationDescriptor> all) {
    ShellTable table = new ShellTable();
    table.column("Modulation");
    table.column("Parameter");
    table.column("Takes");
    table.column("Default");
    table.column("Help");
    for (ModulationDescriptor descriptor : all) {
      for (Parameter parameter : descriptor.parameters()) {
        Object otherwise = parameter.defaultValue();
        table
            .addRow()
            .addContent(
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
