package org.challengectl.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.challengectl.agent.core.AgentKind;
import org.challengectl.agent.core.Enrolment;
import org.challengectl.agent.core.LinkException;
import org.challengectl.agent.core.ServerEndpoint;
import org.challengectl.cli.internal.Failure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Joins this host to a server. */
@Command(
    name = "enroll",
    mixinStandardHelpOptions = true,
    description =
        "Joins this host to a server with a one-time token, and writes the agent's configuration"
            + " with its key.")
final class EnrollCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(names = "--server", required = true, paramLabel = "URL", description = "The server.")
  private String server;

  @Option(
      names = "--token",
      required = true,
      paramLabel = "TOKEN",
      description = "From 'agent:token NAME' in the server's shell.")
  private String token;

  @Option(
      names = "--kind",
      defaultValue = "runner",
      paramLabel = "KIND",
      description = "runner (transmits) or listener (records); default: ${DEFAULT-VALUE}.")
  private AgentKind kind;

  @Option(names = "--ca-cert", paramLabel = "PEM", description = "The only authorities to trust.")
  private Path caCertificate;

  @Option(names = "--insecure", description = "Do not check the server's certificate.")
  private boolean insecure;

  @Option(
      names = "--home",
      required = true,
      defaultValue = "${env:CHALLENGECTL_AGENT_HOME}",
      paramLabel = "DIR",
      description = "The agent container's home.")
  private Path home;

  @Override
  public Integer call() {
    PrintWriter printer = spec.commandLine().getOut();
    Path folder = home.resolve("etc/agents");
    try {
      ServerEndpoint endpoint =
          new ServerEndpoint(
              ServerEndpoint.parseUrl(server), Optional.ofNullable(caCertificate), !insecure);
      Files.createDirectories(folder);
      Enrolment.Joined joined =
          Enrolment.enroll(
              new Enrolment.Request(
                  endpoint, token, Optional.empty(), Optional.empty(), List.of()));
      Path file = folder.resolve(joined.agentId() + ".yml");
      write(file, Enrolment.yaml(kind, endpoint, joined));
      printer.printf(
          "Joined %s as %s. Now list this host's radios in %s; the agent sees the change by"
              + " itself.%n",
          endpoint.url(), joined.agentId(), file);
      return 0;
    } catch (IllegalArgumentException e) {
      throw new Failure(2, "--server " + e.getMessage());
    } catch (LinkException e) {
      throw new Failure(1, e.getMessage());
    } catch (IOException e) {
      throw new Failure(1, "cannot write the configuration in " + folder + ": " + e.getMessage());
    }
  }

  /** Writes a file that only its owner can read; one that is there is kept beside it. */
  private static void write(Path file, String yaml) throws IOException {
    try {
      create(file, yaml);
    } catch (FileAlreadyExistsException e) {
      Files.move(
          file, file.resolveSibling(file.getFileName() + ".before-" + System.currentTimeMillis()));
      create(file, yaml);
    }
  }

  private static void create(Path file, String yaml) throws IOException {
    try (var channel =
        Files.newByteChannel(
            file,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      channel.write(StandardCharsets.UTF_8.encode(yaml));
    }
  }
}
