package org.challengectl.shell;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.challengectl.domain.Measurement;
import org.challengectl.domain.Recording;
import org.challengectl.domain.RecordingRepository;
import org.challengectl.shell.internal.Shown;
import org.challengectl.shell.internal.Table;
import org.challengectl.views.RecordingViews;

/** Lists recordings. */
@Service
@Command(
    scope = "recording",
    name = "list",
    description = "Lists recordings, the newest first: what listeners heard and measured")
public class RecordingList extends HistoryCommand {

  @Reference RecordingRepository recordings;

  @Override
  Table table() throws CommandException {
    ZoneId zone = zone();
    Table table =
        new Table("Nothing has been recorded yet.")
            .numbers("Id")
            .numbers("Transmission")
            .words("Challenge")
            .words("Listener")
            .numbers("Frequency")
            .words("Started, " + zone)
            .words("Result")
            .words("Heard")
            .numbers("Offset")
            .numbers("Width")
            .numbers("SNR")
            .words("Picture");
    for (Recording recording : recordings.list(challenge(), limit(), 0)) {
      Optional<Measurement> measured = recording.measurement();
      Optional<Measurement> heard = measured.filter(Measurement::heard);
      table.row(
          recording.id(),
          recording.transmissionId(),
          recording.challengeId(),
          recording.listenerId(),
          Shown.frequency(recording.carrierHz()),
          Shown.time(recording.startedAt(), zone),
          Shown.word(recording.status()) + recording.errorMessage().map(e -> ": " + e).orElse(""),
          measured.map(m -> Shown.yesNo(m.heard())).orElse(Shown.NOTHING),
          heard.map(m -> Shown.width(m.centreOffsetHz())).orElse(Shown.NOTHING),
          heard.map(m -> Shown.width(m.occupiedBandwidthHz())).orElse(Shown.NOTHING),
          heard.map(m -> String.format(Locale.ROOT, "%.1f dB", m.snrDb())).orElse(Shown.NOTHING),
          Shown.yesNo(recording.picture().isPresent()));
    }
    return table;
  }

  @Override
  List<?> items() throws CommandException {
    return recordings.list(challenge(), limit(), 0).stream().map(RecordingViews::info).toList();
  }
}
