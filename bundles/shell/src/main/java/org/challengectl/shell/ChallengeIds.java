package org.challengectl.shell;

import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.challengectl.domain.Challenge;
import org.challengectl.domain.ChallengeRepository;

/** Completes ids of challenges. */
@Service
public class ChallengeIds implements Completer {

  @Reference ChallengeRepository challenges;

  @Override
  public int complete(Session session, CommandLine line, List<String> candidates) {
    List<String> ids = challenges.all().stream().map(Challenge::id).toList();
    return new StringsCompleter(ids).complete(session, line, candidates);
  }
}
