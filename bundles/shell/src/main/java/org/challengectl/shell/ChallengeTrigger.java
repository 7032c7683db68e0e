package org.challengectl.shell;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.challengectl.scheduler.ChallengeControl;

/** Triggers challenges. */
@Service
@Command(
    scope = "challenge",
    name = "trigger",
    description =
        "Sends challenges once more as soon as they are free, without waiting for their delay")
public class ChallengeTrigger extends ChallengeCommand {

  @Reference ChallengeControl control;

  @Override
  String apply(String id) {
    return ChallengeList.state(control.trigger(id).progress());
  }

  @Override
  String action() {
    return "challenge.trigger";
  }
}
