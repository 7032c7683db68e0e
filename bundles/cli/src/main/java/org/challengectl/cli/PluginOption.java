package org.challengectl.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.challengectl.cli.internal.Failure;
import org.challengectl.cli.internal.InstalledModulations;
import picocli.CommandLine.Option;

/** The option of every command that uses modulations. */
final class PluginOption {

  @Option(
      names = "--plugin",
      paramLabel = "JAR",
      description = "A plug-in with modulations of its own; may be repeated.")
  private List<Path> plugins = new ArrayList<>();

  /**
   * The modulations that ship and those of the plug-ins.
   *
   * @throws Failure if a plug-in is none
   */
  InstalledModulations installed() {
    return InstalledModulations.with(plugins);
  }
}
