package org.challengectl.shell;

import java.io.PrintStream;
import java.time.ZoneId;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.challengectl.domain.Challenge;
import org.challengectl.domain.ChallengeProgress;
import org.challengectl.domain.ChallengeRepository;
import org.challengectl.domain.ChallengeSpec;
import org.challengectl.domain.Delays;
import org.challengectl.domain.FlagRef;
import org.challengectl.domain.PublicView;
import org.challengectl.domain.RefusedException;
import org.challengectl.domain.ServerTime;
import org.challengectl.domain.SignalProfile;
import org.challengectl.shell.internal.Shown;

/** Shows one challenge. */
@Service
@Command(
    scope = "challenge",
    name = "show",
    description = "Shows everything about one challenge, its flag included")
public class ChallengeShow extends ServerCommand {

  @Reference ChallengeRepository challenges;
  @Reference ServerTime time;

  @Argument(name = "id", description = "Id of the challenge", required = true)
  @Completion(ChallengeIds.class)
  String id;

  @Override
  void run(PrintStream out) {
    Challenge challenge =
        challenges.find(id).orElseThrow(() -> RefusedException.notFound("challenge '" + id + "'"));
    ChallengeSpec spec = challenge.spec();
    line(out, "Id", challenge.id() + " (revision " + challenge.revision() + ")");
    line(out, "Name", spec.name());
    line(out, "Modulation", spec.modulation());
    for (Map.Entry<String, Object> parameter : spec.parameters().entrySet()) {
      line(out, "  " + parameter.getKey(), String.valueOf(parameter.getValue()));
    }
    line(out, "Frequency", Shown.plan(spec.frequency()));
    line(out, "Flag", flag(spec.flag()));
    line(out, "Signal", signal(challenge.profile()));
    line(out, "Delay", delay(spec.delays()));
    line(out, "Priority", String.valueOf(spec.priority()));
    line(out, "Public", view(spec.publicView()));
    progress(out, challenge.progress(), zone());
  }

  private void progress(PrintStream out, ChallengeProgress progress, ZoneId zone) {
    line(out, "State", ChallengeList.state(progress, time.instant()));
    line(out, "Sent", Shown.count(progress.transmissionCount(), "time"));
    line(out, "Last sent", Shown.time(progress.lastTransmission(), zone) + " (" + zone + ")");
    progress.nextTransmission().ifPresent(t -> line(out, "Next", Shown.time(t, zone)));
  }

  private static void line(PrintStream out, String label, String value) {
    out.printf("%-14s %s%n", label, Shown.plain(value));
  }

  private static String flag(FlagRef flag) {
    if (flag instanceof FlagRef.Text text) {
      return text.text();
    }
    FlagRef.File file = (FlagRef.File) flag;
    return file.fileName() + " (sha256:" + file.sha256() + ")";
  }

  private static String signal(SignalProfile profile) {
    return Shown.duration(profile.duration())
        + ", "
        + Shown.width((double) profile.occupiedBandwidthHz())
        + " wide, "
        + Shown.width((double) profile.lowOffsetHz())
        + " to "
        + Shown.width((double) profile.highOffsetHz())
        + " from the carrier";
  }

  private static String delay(Delays delays) {
    return Shown.duration(delays.min())
        + " to "
        + Shown.duration(delays.max())
        + ", "
        + Shown.word(delays.mode());
  }

  private static String view(PublicView view) {
    return "modulation %s, frequency %s, last sent %s, on the air %s"
        .formatted(
            Shown.yesNo(view.showModulation()),
            Shown.yesNo(view.showFrequency()),
            Shown.yesNo(view.showLastTxTime()),
            Shown.yesNo(view.showActiveStatus()));
  }
}
