package org.challengectl.shell;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.challengectl.scheduler.ChallengeControl;

/** Disables challenges. */
@Service
@Command(
    scope = "challenge",
    name = "disable",
    description = "Takes challenges out; what is on the air goes on to its end")
public class ChallengeDisable extends ChallengeCommand {

  @Reference ChallengeControl control;

  @Override
  String apply(String id) {
    return ChallengeList.state(control.disable(id).progress());
  }

  @Override
  String action() {
    return "challenge.disable";
  }
}
