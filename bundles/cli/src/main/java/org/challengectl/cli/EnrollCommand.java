package org.challengectl.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
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
import java.util.function.Supplier;
import org.challengectl.agent.core.AgentKind;
import org.challengectl.agent.core.Enrolment;
import org.challengectl.agent.core.LinkException;
import org.challengectl.agent.core.ServerEndpoint;
import org.challengectl.cli.internal.Failure;
import org.challengectl.protocol.EnrolmentString;
import org.challengectl.protocol.KeyPin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
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

  @Parameters(
      arity = "0..1",
      paramLabel = "STRING",
      description =
          "What 'agent:token NAME' in the server's shell prints: the server, the token, and the"
              + " server's key, which is the only one that the agent will trust.")
  private String enrolment;

  @Option(names = "--server", paramLabel = "URL", description = "The server, without STRING.")
  private String server;

  @Option(names = "--token", paramLabel = "TOKEN", description = "The token, without STRING.")
  private String token;

  @Option(
      names = "--pin",
      paramLabel = "PIN",
      description = "The server's key, without STRING: sha256//...")
  private String pin;

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
      Invitation invitation = invitation();
      ServerEndpoint endpoint = invitation.server();
      Files.createDirectories(folder);
      Enrolment.Joined joined =
          Enrolment.enroll(
              new Enrolment.Request(
                  endpoint, invitation.token(), Optional.empty(), Optional.empty(), List.of()));
      Path file = folder.resolve(joined.agentId() + ".yml");
      write(file, Enrolment.yaml(kind, endpoint, joined));
      printer.printf(
          "Joined %s as %s. Now list this host's radios in %s; the agent sees the change by"
              + " itself.%n",
          endpoint.url(), joined.agentId(), file);
      return 0;
    } catch (LinkException e) {
      throw new Failure(1, e.getMessage());
    } catch (IOException e) {
      throw new Failure(1, "cannot write the configuration in " + folder + ": " + e.getMessage());
    }
  }

  private record Invitation(ServerEndpoint server, String token) {}

  private Invitation invitation() {
    if (enrolment == null) {
      if (server == null || token == null) {
        throw new Failure(2, "give the STRING of 'agent:token', or --server and --token");
      }
      Optional<KeyPin> key = named("--pin", () -> Optional.ofNullable(pin).map(KeyPin::new));
      return new Invitation(
          named(
              "--server",
              () ->
                  new ServerEndpoint(
                      ServerEndpoint.parseUrl(server),
                      Optional.ofNullable(caCertificate),
                      !insecure,
                      key)),
          token);
    }
    if (server != null || token != null || pin != null || caCertificate != null || insecure) {
      throw new Failure(2, "STRING says it all; --kind and --home are all that goes with it");
    }
    EnrolmentString all = named("the string", () -> EnrolmentString.parse(enrolment));
    URI url = named("the string", () -> ServerEndpoint.parseUrl(all.server().toString()));
    return new Invitation(new ServerEndpoint(url, Optional.empty(), true, all.pin()), all.token());
  }

  private static <T> T named(String what, Supplier<T> reader) {
    try {
      return reader.get();
    } catch (IllegalArgumentException e) {
      throw new Failure(2, what + " " + e.getMessage());
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
