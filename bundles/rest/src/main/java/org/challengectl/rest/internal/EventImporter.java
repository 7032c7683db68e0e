package org.challengectl.rest.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.cxf.jaxrs.ext.multipart.MultipartBody;
import org.challengectl.domain.Challenge;
import org.challengectl.domain.EventRepository;
import org.challengectl.domain.FileRepository;
import org.challengectl.domain.FrequencyRange;
import org.challengectl.domain.Problem;
import org.challengectl.domain.RefusedException;
import org.challengectl.eventfile.CollectedFlagFiles;
import org.challengectl.eventfile.EventFileReader;
import org.challengectl.eventfile.FlagFiles;
import org.challengectl.eventfile.Modulations;
import org.challengectl.eventfile.PastEventReader;
import org.challengectl.protocol.ImportFiles;
import org.challengectl.protocol.ImportReply;
import org.challengectl.scheduler.ChallengeControl;
import org.challengectl.scheduler.ImportChanges;
import org.challengectl.scheduler.ModulationCatalogue;
import org.challengectl.views.ImportTrial;
import org.challengectl.views.ImportViews;
import org.challengectl.views.ProblemViews;

/** Imports an event: everything or nothing. */
final class EventImporter {

  private static final ImportFiles NO_FILES = new ImportFiles(List.of(), List.of(), List.of());

  private final ChallengeControl control;
  private final ModulationCatalogue catalogue;
  private final EventRepository events;
  private final FileRepository files;

  EventImporter(Services services) {
    this.control = services.challengeControl();
    this.catalogue = services.modulations();
    this.events = services.events();
    this.files = services.files();
  }

  /**
   * An event file on its way.
   *
   * @param leftOut of the list that it was made of
   * @param made whether it was made of a list of a past event
   */
  private record Incoming(String source, String yaml, List<Problem> leftOut, boolean made) {

    private static Incoming written(String source, String yaml) {
      return new Incoming(source, yaml, List.of(), false);
    }
  }

  ImportReply yaml(InputStream body, boolean dryRun) {
    try (FlagParts parts = new FlagParts(files)) {
      String text = EventContent.text(body.readAllBytes());
      return bringIn(Incoming.written("event.yml", text), parts, dryRun);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @param skipMissing leave out challenges of a list whose file is missing
   */
  ImportReply parts(MultipartBody body, boolean dryRun, boolean skipMissing) {
    EventParts all = EventParts.of(body);
    try (FlagParts parts = new FlagParts(files)) {
      all.addFlags(parts);
      return all.isList()
          ? list(all.request(parts, skipMissing), parts, dryRun)
          : bringIn(Incoming.written(all.source(), all.yaml()), parts, dryRun);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ImportReply list(PastEventReader.Request request, FlagParts parts, boolean dryRun)
      throws IOException {
    PastEventReader.Result result = PastEventReader.read(request, modulations());
    if (dryRun && !result.problems().isEmpty()) {
      return reply(
          "would_refuse",
          Incoming.written("", ""),
          Optional.empty(),
          parts.report(),
          result.problems());
    }
    refuse("invalid_event", "The list", "imported", result.problems());
    String source = request.list().name() + " as an event";
    return bringIn(new Incoming(source, result.yaml(), result.skipped(), true), parts, dryRun);
  }

  private ImportReply bringIn(Incoming incoming, FlagParts parts, boolean dryRun)
      throws IOException {
    EventFileReader.Result result = read(incoming.source(), incoming.yaml(), parts);
    if (dryRun) {
      return tried(incoming, result, parts.report());
    }
    refuse("invalid_event", "The event", "imported", result.problems());
    parts.store();
    return reply("imported", incoming, Optional.of(write(result)), parts.report(), List.of());
  }

  private ImportReply tried(
      Incoming incoming, EventFileReader.Result result, ImportFiles cameAlong) {
    ImportTrial trial = ImportTrial.of(incoming.source(), result, control);
    String status = trial.problems().isEmpty() ? "would_import" : "would_refuse";
    return reply(status, incoming, trial.changes(), cameAlong, trial.problems());
  }

  /** The server's own event file, with the files beside it that its flags name. */
  ImportReply reload(Path file) {
    try {
      CollectedFlagFiles flags = new CollectedFlagFiles(file.getParent(), files);
      Incoming incoming =
          Incoming.written(file.getFileName().toString(), EventContent.ofServer(file));
      EventFileReader.Result result = read(incoming.source(), incoming.yaml(), flags);
      refuse("invalid_event", "The event", "imported", result.problems());
      flags.store(result.drafts());
      return reply("imported", incoming, Optional.of(write(result)), NO_FILES, List.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Only the frequency ranges of the server's own event file; the whole file must be right. */
  List<FrequencyRange> reloadRanges(Path file) {
    EventFileReader.Result result =
        read(
            file.getFileName().toString(),
            EventContent.ofServer(file),
            new CollectedFlagFiles(file.getParent(), files));
    refuse("invalid_event", "The event", "imported", result.problems());
    control.importAll(Optional.empty(), result.ranges(), List.of());
    return events.frequencyRanges();
  }

  private Modulations modulations() {
    return new Modulations(catalogue.descriptors(), catalogue::find);
  }

  private EventFileReader.Result read(String source, String text, FlagFiles flags) {
    return EventFileReader.read(source, text, modulations(), flags, events.frequencyRanges());
  }

  private ImportChanges write(EventFileReader.Result result) {
    return control.importEvent(result.event(), result.ranges(), result.drafts(), false);
  }

  /** Refuses what has mistakes. */
  static void refuse(String code, String what, String undone, List<Problem> problems) {
    int count = problems.size();
    if (count > 0) {
      throw new RefusedException(
          RefusedException.Kind.INVALID,
          code,
          "%s has %s; nothing was %s."
              .formatted(what, count == 1 ? "a mistake" : count + " mistakes", undone),
          problems);
    }
  }

  private static ImportReply reply(
      String status,
      Incoming incoming,
      Optional<ImportChanges> changes,
      ImportFiles files,
      List<Problem> problems) {
    List<Challenge> challenges =
        changes
            .map(c -> c.challenges().stream().map(ImportChanges.Change::after).toList())
            .orElse(List.of());
    List<FrequencyRange> ranges =
        changes
            .map(c -> c.ranges().stream().map(ImportChanges.Change::after).toList())
            .orElse(List.of());
    return new ImportReply(
        status,
        !status.equals("imported"),
        challenges.stream().map(Challenge::id).toList(),
        ranges.stream().map(FrequencyRange::name).toList(),
        files.unused(),
        changes.map(ImportViews::diff).orElse(null),
        files,
        ProblemViews.infos(incoming.leftOut()),
        ProblemViews.sentences(problems),
        ProblemViews.infos(problems),
        incoming.made() ? incoming.yaml() : null);
  }
}
