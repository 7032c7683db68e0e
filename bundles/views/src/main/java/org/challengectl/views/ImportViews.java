package org.challengectl.views;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.challengectl.domain.Challenge;
import org.challengectl.domain.Event;
import org.challengectl.domain.FrequencyRange;
import org.challengectl.protocol.ImportDiff;
import org.challengectl.scheduler.ImportChanges;
import org.challengectl.scheduler.ImportChanges.Change;

/** What an import changes, field by field. */
public final class ImportViews {

  private ImportViews() {}

  public static ImportDiff diff(ImportChanges changes) {
    return new ImportDiff(
        changes.event().map(e -> item(e, "event", Event::name, ImportViews::fields)).orElse(null),
        changes.challenges().stream()
            .map(c -> item(c, c.after().id(), one -> one.spec().name(), ImportViews::fields))
            .toList(),
        changes.ranges().stream()
            .map(r -> item(r, r.after().name(), FrequencyRange::name, ImportViews::fields))
            .toList(),
        changes.staying().stream().map(c -> new ImportDiff.Named(c.id(), c.spec().name())).toList(),
        changes.stayingRanges().stream().map(FrequencyRange::name).toList());
  }

  private static <T> ImportDiff.Item item(
      Change<T> change,
      String id,
      Function<T, String> name,
      Function<T, Map<String, Object>> fields) {
    Optional<T> before = change.before();
    List<ImportDiff.Field> changed =
        before
            .map(was -> changed(fields.apply(was), fields.apply(change.after())))
            .orElse(List.of());
    String kind = before.isEmpty() ? "added" : changed.isEmpty() ? "unchanged" : "changed";
    return new ImportDiff.Item(id, name.apply(change.after()), kind, changed);
  }

  private static List<ImportDiff.Field> changed(
      Map<String, Object> before, Map<String, Object> after) {
    Set<String> names = new LinkedHashSet<>(before.keySet());
    names.addAll(after.keySet());
    return names.stream()
        .filter(name -> !Objects.equals(before.get(name), after.get(name)))
        .map(name -> new ImportDiff.Field(name, before.get(name), after.get(name)))
        .toList();
  }

  /** Mappings within are told part by part. */
  private static Map<String, Object> fields(Challenge challenge) {
    Map<String, Object> flat = new LinkedHashMap<>();
    ChallengeViews.config(challenge.spec())
        .forEach(
            (name, value) -> {
              if (value instanceof Map<?, ?> parts) {
                parts.forEach((part, inner) -> flat.put(name + "." + part, inner));
              } else {
                flat.put(name, value);
              }
            });
    return flat;
  }

  private static Map<String, Object> fields(FrequencyRange range) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("display_name", range.displayName());
    fields.put("description", range.description());
    fields.put("min_hz", range.band().lowHz());
    fields.put("max_hz", range.band().highHz());
    return fields;
  }

  private static Map<String, Object> fields(Event event) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", event.name());
    event.start().ifPresent(at -> fields.put("start", at));
    event.stop().ifPresent(at -> fields.put("stop", at));
    fields.put("timezone", event.timezone().getId());
    event.dayStart().ifPresent(at -> fields.put("day_start", at.toString()));
    event.endOfDay().ifPresent(at -> fields.put("end_of_day", at.toString()));
    return fields;
  }
}
