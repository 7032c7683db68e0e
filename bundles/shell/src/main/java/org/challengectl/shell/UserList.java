package org.challengectl.shell;

import java.time.ZoneId;
import java.util.List;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.challengectl.auth.Users;
import org.challengectl.domain.User;
import org.challengectl.shell.internal.Shown;
import org.challengectl.shell.internal.Table;
import org.challengectl.views.UserViews;

/** Lists the users. */
@Service
@Command(
    scope = "user",
    name = "list",
    description = "Lists all users: what they may change and how they stand")
public class UserList extends TableCommand {

  @Reference Users users;

  @Override
  Table table() {
    ZoneId zone = zone();
    Table table =
        new Table("There are no users; user:create makes one.")
            .words("Name")
            .words("State")
            .words("Permissions")
            .words("Last login, " + zone);
    for (User user : users.all()) {
      table.row(
          user.name(),
          state(user, zone),
          PermissionNames.summary(user.permissions()),
          Shown.time(user.lastLogin(), zone));
    }
    return table;
  }

  @Override
  List<?> items() {
    return users.all().stream().map(UserViews::info).toList();
  }

  private static String state(User user, ZoneId zone) {
    if (!user.enabled()) {
      return "disabled";
    }
    if (!user.setUp()) {
      return user.setUpBy()
          .map(by -> "to be set up until " + Shown.time(by, zone))
          .orElse("to be set up");
    }
    return user.passwordChangeRequired() ? "must change the password" : "ready";
  }
}
