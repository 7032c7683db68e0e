package org.challengectl.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.challengectl.cli.internal.Failure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Looks whether a container can have the ports it wants, before it starts, and gives a server its
 * certificate.
 */
@Command(
    name = "preflight",
    mixinStandardHelpOptions = true,
    hidden = true,
    description =
        "Fails with a sentence for each port that cannot be had, and puts the server's certificate"
            + " in its place.")
final class PreflightCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "NAME=ADDRESS:PORT")
  private List<String> wanted = List.of();

  @Mixin private CertificateOptions certificate;

  @Override
  public Integer call() {
    List<String> problems = new ArrayList<>();
    for (String each : wanted) {
      int equals = each.indexOf('=');
      int colon = each.lastIndexOf(':');
      if (equals < 1 || colon < equals) {
        throw new Failure(2, "not NAME=ADDRESS:PORT: " + each);
      }
      check(each.substring(0, equals), each.substring(equals + 1, colon), each.substring(colon + 1))
          .ifPresent(problems::add);
    }
    if (!problems.isEmpty()) {
      throw new Failure(1, String.join(System.lineSeparator() + "challengectl: ", problems));
    }
    certificate.apply(spec.commandLine().getErr());
    return 0;
  }

  private static Optional<String> check(String name, String address, String portText) {
    String variable = "CHALLENGECTL_" + name.toUpperCase(Locale.ROOT) + "_";
    int port;
    try {
      port = Integer.parseInt(portText);
    } catch (NumberFormatException e) {
      port = -1;
    }
    if (port < 1 || port > 65535) {
      return Optional.of(
          "the %s port must be 1-65535, was '%s'; set %sPORT".formatted(name, portText, variable));
    }
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName(address), port));
      return Optional.empty();
    } catch (UnknownHostException e) {
      return Optional.of(
          "the %s address '%s' is not one of this host; set %sADDRESS"
              .formatted(name, address, variable));
    } catch (IOException e) {
      return Optional.of(
          "the %s port %s:%d cannot be had (%s); stop what uses it, or set %sPORT to another"
              .formatted(name, address, port, e.getMessage(), variable));
    }
  }
}
