package org.challengectl.rest.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.cxf.jaxrs.ext.multipart.Attachment;
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
import org.challengectl.scheduler.ChallengeControl;
import org.challengectl.scheduler.ModulationCatalogue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Imports an event: everything or nothing. */
final class EventImporter {

  private static final Logger LOG = LoggerFactory.getLogger(EventImporter.class);
  private static final int MAX_PARTS = 500;

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

  ImportReply yaml(InputStream body) {
    try (FlagParts parts = new FlagParts(files)) {
      return read("event.yml", body, parts);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ImportReply parts(MultipartBody body) {
    List<Attachment> all = body.getAllAttachments();
    if (all.size() > MAX_PARTS) {
      throw Input.invalid("There are more than " + MAX_PARTS + " parts.");
    }
    Attachment event = event(all);
    try (FlagParts parts = new FlagParts(files)) {
      for (Attachment part : all) {
        if (!part.equals(event) && fileName(part).isPresent()) {
          parts.add(fileName(part).orElseThrow(), part.getDataHandler().getInputStream());
        }
      }
      return read(
          fileName(event).orElse("event.yml"), event.getDataHandler().getInputStream(), parts);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ImportReply read(String source, InputStream content, FlagParts parts) throws IOException {
    EventFileReader.Result result =
        checked(Input.shortened(source, 100), text(content.readAllBytes()), parts);
    parts.store();
    return written(result, parts.unused());
  }

  /** The server's own event file, with the files beside it that its flags name. */
  ImportReply reload(Path file) {
    try {
      CollectedFlagFiles flags = new CollectedFlagFiles(file.getParent(), files);
      EventFileReader.Result result = checked(file.getFileName().toString(), content(file), flags);
      flags.store(result.drafts());
      return written(result, List.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Only the frequency ranges of the server's own event file; the whole file must be right. */
  List<FrequencyRange> reloadRanges(Path file) {
    EventFileReader.Result result =
        checked(
            file.getFileName().toString(),
            content(file),
            new CollectedFlagFiles(file.getParent(), files));
    control.importAll(Optional.empty(), result.ranges(), List.of());
    return events.frequencyRanges();
  }

  private EventFileReader.Result checked(String source, String text, FlagFiles flags) {
    EventFileReader.Result result =
        EventFileReader.read(
            source,
            text,
            new Modulations(catalogue.descriptors(), catalogue::find),
            flags,
            events.frequencyRanges());
    refuse("invalid_event", "The event", "imported", result.problems());
    return result;
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

  private ImportReply written(EventFileReader.Result result, List<String> unused) {
    List<Challenge> written = control.importAll(result.event(), result.ranges(), result.drafts());
    return new ImportReply(
        "imported",
        written.stream().map(Challenge::id).toList(),
        result.ranges().stream().map(FrequencyRange::name).toList(),
        unused);
  }

  /** A file that cannot be read is the operator's affair, whom a sentence helps more than a 500. */
  private static String content(Path file) {
    try {
      if (Files.size(file) > BodyLimit.IMPORT) {
        throw unreadable(file, "it is too long");
      }
      return text(Files.readAllBytes(file));
    } catch (IOException e) {
      LOG.debug("The event file {} cannot be read", file, e);
      throw unreadable(file, Files.exists(file) ? "it cannot be read" : "it is not there");
    }
  }

  private static RefusedException unreadable(Path file, String why) {
    return new RefusedException(
        RefusedException.Kind.CONFLICT,
        "event_file_unreadable",
        "The server's event file " + file.getFileName() + " was not read: " + why + ".");
  }

  /** The part named "yaml", or "file"; otherwise the only one whose name ends like YAML. */
  private static Attachment event(List<Attachment> parts) {
    List<Attachment> named =
        parts.stream().filter(p -> "yaml".equals(name(p)) || "file".equals(name(p))).toList();
    List<Attachment> likely =
        (named.isEmpty() ? parts : named).stream().filter(EventImporter::looksLikeYaml).toList();
    if (likely.size() == 1) {
      return likely.get(0);
    }
    if (named.size() == 1) {
      return named.get(0);
    }
    throw Input.invalid(
        "Send exactly one event file as the part 'file', and flags' files besides.");
  }

  private static boolean looksLikeYaml(Attachment part) {
    String name = fileName(part).orElse("").toLowerCase(Locale.ROOT);
    return name.endsWith(".yml") || name.endsWith(".yaml");
  }

  static String name(Attachment part) {
    return part.getContentDisposition() == null
        ? ""
        : part.getContentDisposition().getParameter("name");
  }

  static Optional<String> fileName(Attachment part) {
    return Optional.ofNullable(part.getContentDisposition())
        .map(disposition -> disposition.getParameter("filename"))
        .filter(name -> !name.isBlank())
        .map(FileNames::decoded);
  }

  private static String text(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw Input.invalid("The event file is not UTF-8 text.");
    }
  }
}
