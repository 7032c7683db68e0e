package org.challengectl.rest.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.cxf.jaxrs.ext.multipart.Attachment;
import org.apache.cxf.jaxrs.ext.multipart.MultipartBody;
import org.challengectl.domain.Challenge;
import org.challengectl.domain.EventRepository;
import org.challengectl.domain.FileRepository;
import org.challengectl.domain.FrequencyRange;
import org.challengectl.domain.RefusedException;
import org.challengectl.eventfile.EventFileReader;
import org.challengectl.eventfile.Modulations;
import org.challengectl.scheduler.ChallengeControl;
import org.challengectl.scheduler.ModulationCatalogue;

/** Imports an event: everything or nothing. */
final class EventImporter {

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
        EventFileReader.read(
            Input.shortened(source, 100),
            text(content.readAllBytes()),
            new Modulations(catalogue.descriptors(), catalogue::find),
            parts,
            events.frequencyRanges());
    if (!result.problems().isEmpty()) {
      int count = result.problems().size();
      throw new RefusedException(
          RefusedException.Kind.INVALID,
          "invalid_event",
          "The event has "
              + (count == 1 ? "a mistake" : count + " mistakes")
              + "; nothing was imported.",
          result.problems());
    }
    parts.store();
    List<Challenge> written = control.importAll(result.event(), result.ranges(), result.drafts());
    return new ImportReply(
        "imported",
        written.stream().map(Challenge::id).toList(),
        result.ranges().stream().map(FrequencyRange::name).toList(),
        parts.unused());
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
        .filter(name -> !name.isBlank());
  }

  private static String text(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw Input.invalid("The event file is not UTF-8 text.");
    }
  }
}
