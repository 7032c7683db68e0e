package org.challengectl.shell;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.challengectl.domain.Transmission;
import org.challengectl.domain.TransmissionRepository;
import org.challengectl.shell.internal.Shown;
import org.challengectl.shell.internal.Table;
import org.challengectl.views.TransmissionViews;

/** Lists transmissions. */
@Service
@Command(
    scope = "transmission",
    name = "list",
    description = "Lists transmissions, the newest first: who sent what, where, and how it ended")
public class TransmissionList extends HistoryCommand {

  @Reference TransmissionRepository transmissions;

  @Override
  Table table() throws CommandException {
    ZoneId zone = zone();
    Table table =
        new Table("Nothing has been transmitted yet.")
            .numbers("Id")
            .words("Challenge")
            .words("Modulation")
            .words("Runner")
            .numbers("Frequency")
            .numbers("Width")
            .words("Started, " + zone)
            .numbers("Took")
            .words("Result")
            .words("Heard")
            .numbers("Lease");
    for (Transmission sent : transmissions.list(challenge(), limit(), 0)) {
      table.row(
          sent.id(),
          sent.challengeId(),
          sent.modulation(),
          sent.runnerId() + "/" + sent.deviceId(),
          Shown.frequency(sent.carrierHz()),
          Shown.width((double) sent.profile().occupiedBandwidthHz()),
          Shown.time(sent.startedAt(), zone),
          took(sent),
          Shown.word(sent.status()) + sent.errorMessage().map(e -> ": " + e).orElse(""),
          sent.heard().map(Shown::yesNo).orElse(Shown.NOTHING),
          sent.fencingNumber());
    }
    return table;
  }

  private static String took(Transmission sent) {
    Optional<Duration> took =
        sent.startedAt()
            .flatMap(from -> sent.completedAt().map(to -> Duration.between(from, to)))
            .filter(d -> !d.isNegative());
    return took.map(Shown::duration).orElse(Shown.NOTHING);
  }

  @Override
  List<?> items() throws CommandException {
    return transmissions.list(challenge(), limit(), 0).stream()
        .map(TransmissionViews::info)
        .toList();
  }
}
