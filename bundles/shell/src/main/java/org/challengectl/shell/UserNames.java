package org.challengectl.shell;

import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.challengectl.auth.Users;
import org.challengectl.domain.User;

/** Completes names of users. */
@Service
public class UserNames implements Completer {

  @Reference Users users;

  @Override
  public int complete(Session session, CommandLine line, List<String> candidates) {
    List<String> names = users.all().stream().map(User::name).toList();
    return new StringsCompleter(names).complete(session, line, candidates);
  }
}
