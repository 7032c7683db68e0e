package org.challengectl.shell;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.CommandException;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.challengectl.domain.Permission;

/** Completes names of permissions, and reads them. */
@Service
public class PermissionNames implements Completer {

  private static final String ALL = "all";

  @Override
  public int complete(Session session, CommandLine line, List<String> candidates) {
    List<String> names =
        Stream.concat(Stream.of(Permission.values()).map(Permission::wireName), Stream.of(ALL))
            .toList();
    return new StringsCompleter(names).complete(session, line, candidates);
  }

  /** Permissions by their names; {@code all} is every one. */
  static Set<Permission> read(List<String> names) throws CommandException {
    Set<Permission> permissions = new TreeSet<>();
    for (String name : names) {
      if (name.equals(ALL)) {
        permissions.addAll(List.of(Permission.values()));
      } else {
        permissions.add(
            Permission.named(name)
                .orElseThrow(
                    () ->
                        ServerCommand.failure(
                            "There is no permission '%s'; there are %s and %s."
                                .formatted(name, String.join(", ", known()), ALL))));
      }
    }
    return permissions;
  }

  /** Permissions for people, on one line. */
  static String summary(Set<Permission> permissions) {
    return permissions.isEmpty()
        ? "nothing but look"
        : String.join(", ", permissions.stream().sorted().map(Permission::wireName).toList());
  }

  private static List<String> known() {
    return Stream.of(Permission.values()).map(Permission::wireName).toList();
  }
}
