package org.challengectl.shell;

import java.io.PrintStream;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.challengectl.auth.Actor;
import org.challengectl.domain.User;

/** Gives a user permissions. */
@Service
@Command(
    scope = "user",
    name = "grant",
    description = "Gives a user permissions; those that he has stay")
public class UserGrant extends UserCommand {

  @Argument(
      index = 1,
      name = "permission",
      description = "A permission, or 'all'; several may be given",
      required = true,
      multiValued = true)
  @Completion(PermissionNames.class)
  List<String> permissions;

  @Override
  void run(PrintStream out) throws CommandException {
    User user = users.grant(name, PermissionNames.read(permissions), Actor.shell());
    out.println(user.name() + " may now: " + PermissionNames.summary(user.permissions()));
  }
}
