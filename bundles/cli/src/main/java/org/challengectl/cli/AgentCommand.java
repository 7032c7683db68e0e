package org.challengectl.cli;

import picocli.CommandLine.Command;

/** What an agent's host needs besides its container. */
@Command(
    name = "agent",
    mixinStandardHelpOptions = true,
    description = "What an agent's host needs besides its container.",
    subcommands = EnrollCommand.class)
final class AgentCommand implements Runnable {

  @picocli.CommandLine.Spec private picocli.CommandLine.Model.CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
