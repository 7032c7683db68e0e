package org.challengectl.shell;

import java.io.PrintStream;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.challengectl.auth.Enrollment;
import org.challengectl.protocol.EnrolmentString;
import org.challengectl.shell.internal.Shown;
import org.challengectl.web.Invitations;

/** A command that makes an enrolment token and says how to use it. */
abstract class TokenCommand extends ServerCommand {

  @Reference Enrollment enrollment;
  @Reference Invitations invitations;

  @Argument(name = "id", description = "The id that the agent will have", required = true)
  @Completion(AgentIds.class)
  String id;

  @Option(name = "--hours", description = "How long the token can be used, 1-720")
  int hours = 24;

  @Override
  final void run(PrintStream out) {
    Enrollment.IssuedToken issued = issue(Duration.ofHours(hours));
    ZoneId zone = zone();
    out.printf("Lets %s join once, until %s (%s).", id, Shown.time(issued.expiresAt(), zone), zone);
    Optional<EnrolmentString> invitation = invitations.invite(issued.token());
    if (invitation.isPresent()) {
      EnrolmentString string = invitation.get();
      out.printf(
          " On the agent's host (a listener adds --kind listener):%n%n"
              + "  challengectl agent enroll %s%n%n"
              + "This names the server as %s",
          string.text(), string.server());
      string.pin().ifPresent(pin -> out.printf(" with the key %s", pin));
      out.printf(". Or ");
    } else {
      out.printf(
          " On the agent's host:%n%n  challengectl agent enroll --server URL --token %s%n%nor ",
          issued.token());
    }
    out.println("in its file, under 'runner' or 'listener':");
    out.println();
    out.printf("  enrollment_token: \"%s\"%n", issued.token());
    out.printf("  api_key: \"%s\"%n", issued.apiKey());
  }

  abstract Enrollment.IssuedToken issue(Duration validity);

  @Override
  final String subject() {
    return id;
  }
}
