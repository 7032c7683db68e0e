package org.challengectl.cli;

import java.io.IOException;
import org.challengectl.cli.internal.Failure;
import org.challengectl.cli.internal.demo.DemoCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What {@code ./challengectl} does outside of a container. */
@Command(
    name = "challengectl",
    mixinStandardHelpOptions = true,
    version = "ChallengeCtl 1.0.0",
    description = "Runs radio capture-the-flag events.",
    subcommands = {
      DemoCommand.class,
      RenderCommand.class,
      ModulationsCommand.class,
      ValidateCommand.class,
      ImportCommand.class,
      AgentCommand.class,
      PreflightCommand.class,
    })
public final class Main {

  private Main() {}

  /**
   * Runs one command; exits with 0 if it did what it should, 1 if not, 2 if it was called wrongly.
   */
  public static void main(String[] args) {
    System.exit(run(args));
  }

  static int run(String... args) {
    CommandLine line = new CommandLine(new Main());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setUsageHelpAutoWidth(true);
    line.setExecutionExceptionHandler(
        (exception, command, parsed) -> {
          if (exception instanceof Failure failure) {
            command.getErr().println("challengectl: " + failure.getMessage());
            return failure.exitCode();
          }
          if (exception instanceof IOException) {
            command.getErr().println("challengectl: " + exception);
            return 1;
          }
          throw exception;
        });
    return line.execute(args);
  }
}
