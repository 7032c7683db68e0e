package org.challengectl.rest.internal;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.cxf.jaxrs.ext.multipart.Attachment;
import org.apache.cxf.jaxrs.ext.multipart.MultipartBody;
import org.challengectl.eventfile.PastEventReader;

/**
 * The parts of an import.
 *
 * @param event the event file, or the list of a past event
 * @param frequencies what the names of ranges in a list mean
 */
record EventParts(Attachment event, Optional<Attachment> frequencies, List<Attachment> flags) {

  private static final int MAX_PARTS = 500;
  private static final List<String> EVENT_NAMES = List.of("yaml", "file");

  static EventParts of(MultipartBody body) {
    List<Attachment> all = body.getAllAttachments();
    if (all.size() > MAX_PARTS) {
      throw Input.invalid("There are more than " + MAX_PARTS + " parts.");
    }
    Attachment event = event(all);
    Optional<Attachment> frequencies =
        all.stream().filter(part -> isList(event) && "frequencies".equals(name(part))).findFirst();
    List<Attachment> flags =
        all.stream()
            .filter(part -> !part.equals(event) && frequencies.stream().noneMatch(part::equals))
            .filter(part -> fileName(part).isPresent())
            .toList();
    return new EventParts(event, frequencies, flags);
  }

  boolean isList() {
    return isList(event);
  }

  /** What mistakes call the event file. */
  String source() {
    return Input.shortened(fileName(event).orElse("event.yml"), 100);
  }

  String yaml() throws IOException {
    return EventContent.text(event.getDataHandler().getInputStream().readAllBytes());
  }

  void addFlags(FlagParts parts) throws IOException {
    for (Attachment part : flags) {
      parts.add(fileName(part).orElseThrow(), part.getDataHandler().getInputStream());
    }
  }

  PastEventReader.Request request(FlagParts parts, boolean skipMissing) throws IOException {
    return new PastEventReader.Request(
        source(),
        content(event, "list.csv"),
        frequencies.isEmpty()
            ? Optional.empty()
            : Optional.of(content(frequencies.get(), "frequencies")),
        "send the part 'frequencies', a file with lines such as ham_144,144000,148000",
        new PastParts(parts),
        skipMissing);
  }

  private static PastEventReader.Source content(Attachment part, String byDefault)
      throws IOException {
    return PastEventReader.Source.of(
        Input.shortened(fileName(part).orElse(byDefault), 100),
        part.getDataHandler().getInputStream().readNBytes(PastEventReader.MAX_BYTES + 1));
  }

  /** The part named "yaml", or "file"; otherwise the only one whose name ends like YAML. */
  private static Attachment event(List<Attachment> parts) {
    List<Attachment> named = parts.stream().filter(p -> EVENT_NAMES.contains(name(p))).toList();
    List<Attachment> likely =
        (named.isEmpty() ? parts : named)
            .stream().filter(p -> ends(p, ".yml", ".yaml") || isList(p)).toList();
    if (likely.size() == 1) {
      return likely.get(0);
    }
    if (named.size() == 1) {
      return named.get(0);
    }
    throw Input.invalid(
        "Send exactly one event file as the part 'file', and flags' files besides.");
  }

  private static boolean isList(Attachment part) {
    return ends(part, ".csv");
  }

  private static boolean ends(Attachment part, String... endings) {
    String name = fileName(part).orElse("").toLowerCase(Locale.ROOT);
    return List.of(endings).stream().anyMatch(name::endsWith);
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
}
