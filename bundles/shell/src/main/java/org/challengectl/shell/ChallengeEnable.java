package org.challengectl.shell;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.challengectl.scheduler.ChallengeControl;

/** Enables challenges. */
@Service
@Command(scope = "challenge", name = "enable", description = "Lets challenges take part (again)")
public class ChallengeEnable extends ChallengeCommand {

  @Reference ChallengeControl control;

  @Override
  String apply(String id) {
    return ChallengeList.state(control.enable(id).progress());
  }

  @Override
  String action() {
    return "challenge.enable";
  }
}
