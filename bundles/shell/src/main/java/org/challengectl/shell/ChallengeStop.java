package org.challengectl.shell;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.challengectl.scheduler.Dispatcher;

/** Stops transmissions. */
@Service
@Command(
    scope = "challenge",
    name = "stop",
    description = "Asks the runners to end the transmissions of challenges now")
public class ChallengeStop extends ChallengeCommand {

  @Reference Dispatcher dispatcher;

  @Override
  String apply(String id) {
    return dispatcher
        .stop(id)
        .map(lease -> "told %s to stop %s".formatted(lease.agentId(), lease.deviceId()))
        .orElse("is not on the air");
  }

  @Override
  String action() {
    return "challenge.stop";
  }
}
