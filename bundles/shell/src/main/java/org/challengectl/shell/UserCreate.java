package org.challengectl.shell;

import java.io.PrintStream;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.apache.karaf.shell.support.completers.NullCompleter;
import org.challengectl.auth.Actor;
import org.challengectl.auth.Users;
import org.challengectl.shell.internal.Shown;

/** Makes a user. */
@Service
@Command(
    scope = "user",
    name = "create",
    description =
        "Makes a user, who has 24 hours to sign in with the password that is shown and to choose"
            + " his own password and second factor")
public class UserCreate extends ServerCommand {

  @Reference Users users;

  @Argument(name = "name", description = "The name to sign in with", required = true)
  @Completion(NullCompleter.class)
  String name;

  @Option(
      name = "-p",
      aliases = "--permission",
      description = "What the user may change, or 'all'; may be given several times",
      multiValued = true)
  @Completion(PermissionNames.class)
  List<String> permissions = List.of();

  @Override
  void run(PrintStream out) throws CommandException {
    Users.NewPassword made = users.create(name, PermissionNames.read(permissions), Actor.shell());
    String until =
        made.user()
            .setUpBy()
            .map(by -> " until " + Shown.time(by, zone()) + " (" + zone() + ")")
            .orElse("");
    UserCommand.show(out, made, made.user().name() + " can be set up" + until + ". The password");
  }
}
