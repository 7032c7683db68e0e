package org.challengectl.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.challengectl.cli.internal.Failure;
import org.challengectl.cli.internal.InstalledModulations;
import org.challengectl.cli.internal.ModulationDocument;
import org.challengectl.cli.internal.ModulationListing;
import org.challengectl.signal.Modulation;
import org.challengectl.signal.ModulationDescriptor;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says which modulations there are and what can be set of them. */
@Command(
    name = "modulations",
    mixinStandardHelpOptions = true,
    description = "Lists the modulations, or shows one with all its parameters.",
    footer = {
      "",
      "Examples:",
      "  challengectl modulations",
      "  challengectl modulations pocsag",
      "  challengectl modulations --update docs/modulations.md",
    })
final class ModulationsCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "MODULATION",
      arity = "0..1",
      description = "A modulation's name or alias; without it all are listed.")
  private String name;

  @ArgGroup private Form form = new Form();

  @Mixin private PluginOption plugins;

  /** How to say it; one at most. */
  static final class Form {

    @Option(names = "--json", description = "As JSON, with the JSON Schema of each.")
    private boolean json;

    @Option(names = "--markdown", description = "As Markdown: the text of docs/modulations.md.")
    private boolean markdown;

    @Option(
        names = "--update",
        paramLabel = "FILE",
        description =
            "Writes the Markdown into a file; what stands there between '<!-- receivers:begin -->'"
                + " and '<!-- receivers:end -->' is kept.")
    private Path update;
  }

  @Override
  public Integer call() throws JsonProcessingException {
    InstalledModulations installed = plugins.installed();
    List<Modulation> wanted =
        name != null
            ? List.of(installed.require(name))
            : installed.all().stream()
                .sorted(Comparator.comparing(m -> m.descriptor().name()))
                .toList();
    PrintWriter printer = spec.commandLine().getOut();
    if (form.json) {
      ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
      Object tree = ModulationListing.json(wanted);
      printer.println(mapper.writeValueAsString(name == null ? tree : wantedOne(wanted)));
    } else if (form.update != null) {
      update(descriptors(wanted));
      printer.println(form.update + " is up to date");
    } else if (form.markdown) {
      printer.print(ModulationDocument.of(descriptors(wanted)));
    } else {
      ModulationListing.print(wanted, name != null, printer);
    }
    printer.flush();
    return 0;
  }

  private static Object wantedOne(List<Modulation> wanted) {
    return ModulationListing.json(wanted).get(0);
  }

  private static List<ModulationDescriptor> descriptors(List<Modulation> modulations) {
    return modulations.stream().map(Modulation::descriptor).toList();
  }

  private void update(List<ModulationDescriptor> modulations) {
    if (name != null) {
      throw new Failure(2, "--update is for all modulations, not for one");
    }
    try {
      String before = Files.exists(form.update) ? Files.readString(form.update) : "";
      Files.writeString(form.update, ModulationDocument.update(before, modulations));
    } catch (IOException e) {
      throw new Failure(1, "cannot write " + form.update + ": " + e.getMessage());
    }
  }
}
