package org.challengectl.shell;

import java.io.PrintStream;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.challengectl.domain.AgentType;
import org.challengectl.domain.ChallengeStatus;
import org.challengectl.domain.Event;
import org.challengectl.scheduler.EventControl;
import org.challengectl.shell.internal.Shown;

/** Shows the event at a glance. */
@Service
@Command(scope = "event", name = "status", description = "Shows the event at a glance")
public class EventStatus extends ServerCommand {

  @Reference EventControl control;

  private static String state(EventControl.Status status) {
    if (status.paused()) {
      return "paused; event:resume goes on";
    }
    return status.resting() ? "resting until the event's day begins" : "running";
  }

  @Override
  void run(PrintStream out) {
    EventControl.Status status = control.status();
    events.event().ifPresent(event -> line(out, "Event", heading(event)));
    line(out, "State", state(status));
    line(
        out,
        "Challenges",
        Arrays.stream(ChallengeStatus.values())
            .map(s -> status.challenges().getOrDefault(s, 0) + " " + Shown.word(s))
            .collect(Collectors.joining(", ")));
    line(
        out,
        "Online",
        Arrays.stream(AgentType.values())
            .map(t -> Shown.count(status.agentsOnline().getOrDefault(t, 0), Shown.word(t)))
            .collect(Collectors.joining(", ")));
    line(out, "On the air", Shown.count(status.onTheAir(), "signal"));
    line(out, "So far", Shown.count(status.transmissions(), "transmission"));
  }

  private static void line(PrintStream out, String label, String value) {
    out.printf("%-14s %s%n", label, value);
  }

  private static String heading(Event event) {
    ZoneId zone = event.timezone();
    String from = event.start().map(t -> ", from " + Shown.time(t, zone)).orElse("");
    String to = event.stop().map(t -> ", to " + Shown.time(t, zone)).orElse("");
    return event.name() + from + to + " (" + zone + ")";
  }
}
