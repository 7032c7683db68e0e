package org.challengectl.shell;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.challengectl.domain.AuditEntry;
import org.challengectl.domain.AuditRepository;
import org.challengectl.domain.ServerTime;
import org.challengectl.shell.internal.Shown;
import org.challengectl.shell.internal.Table;
import org.challengectl.views.AuditViews;

/** Lists the audit trail. */
@Service
@Command(
    scope = "audit",
    name = "list",
    description =
        "Lists who did what, to what, from where and when, the newest first: actions of"
            + " administrators and what concerns security")
public class AuditList extends TableCommand {

  private static final int MOST = 1000;

  @Reference AuditRepository trail;
  @Reference ServerTime time;

  @Option(
      name = "-a",
      aliases = "--action",
      description = "Only this action, or all that begin so, e.g. 'user.'",
      valueToShowInHelp = "all actions")
  String action;

  @Option(
      name = "-w",
      aliases = "--who",
      description = "Only what this one did, e.g. 'user:anna' or 'shell'",
      valueToShowInHelp = "everybody")
  String actor;

  @Option(
      name = "-s",
      aliases = "--subject",
      description = "Only what was done to this one",
      valueToShowInHelp = "all")
  String subject;

  @Option(
      name = "--since",
      description = "Only what is not older, e.g. '30m', '8h' or '2d'",
      valueToShowInHelp = "the beginning")
  String since;

  @Option(name = "-n", aliases = "--limit", description = "How many at most, 1-1000")
  int limit = 50;

  @Override
  Table table() throws CommandException {
    ZoneId zone = zone();
    Table table =
        new Table("Nothing of that kind has been done.")
            .words("When, " + zone)
            .words("Who")
            .words("From")
            .words("Action")
            .words("To")
            .words("Result")
            .words("Detail");
    for (AuditEntry entry : entries()) {
      table.row(
          Shown.time(entry.at(), zone),
          entry.actor(),
          entry.address().isEmpty() ? Shown.NOTHING : entry.address(),
          entry.action(),
          entry.subject().isEmpty() ? Shown.NOTHING : entry.subject(),
          Shown.word(entry.outcome()),
          entry.detail());
    }
    return table;
  }

  @Override
  List<?> items() throws CommandException {
    return entries().stream().map(AuditViews::info).toList();
  }

  private List<AuditEntry> entries() throws CommandException {
    if (limit < 1 || limit > MOST) {
      throw failure("--limit must be 1-1000, was " + limit + ".");
    }
    AuditRepository.Filter filter =
        new AuditRepository.Filter(
            Optional.ofNullable(actor),
            Optional.ofNullable(action),
            Optional.ofNullable(subject),
            since());
    return trail.list(filter, limit, 0);
  }

  private Optional<Instant> since() throws CommandException {
    if (since == null) {
      return Optional.empty();
    }
    try {
      String iso = since.endsWith("d") ? "P" + since : "PT" + since;
      return Optional.of(time.instant().minus(Duration.parse(iso)));
    } catch (DateTimeParseException | ArithmeticException e) {
      throw failure("--since must be like '30m', '8h' or '2d', was '" + since + "'.");
    }
  }
}
