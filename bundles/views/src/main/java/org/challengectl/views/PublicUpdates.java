package org.challengectl.views;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.challengectl.protocol.PublicChallenge;
import org.challengectl.protocol.PublicUpdate;
import org.challengectl.protocol.PublicView;

/** What has changed between two boards. */
public final class PublicUpdates {

  private PublicUpdates() {}

  /** Everything. */
  public static PublicUpdate full(PublicView view) {
    return new PublicUpdate(
        PublicUpdate.TYPE,
        true,
        view.event(),
        view.schedule(),
        view.paused(),
        view.challenges(),
        null,
        view.waterfalls());
  }

  /** What leads from {@code before} to {@code after}. */
  public static PublicUpdate between(PublicView before, PublicView after) {
    if ((after.event() == null && before.event() != null)
        || (after.schedule() == null && before.schedule() != null)) {
      return full(after);
    }
    Map<String, PublicChallenge> old =
        before.challenges().stream()
            .collect(Collectors.toMap(PublicChallenge::id, Function.identity()));
    Set<String> kept =
        after.challenges().stream().map(PublicChallenge::id).collect(Collectors.toSet());
    List<PublicChallenge> changed =
        after.challenges().stream().filter(c -> !c.equals(old.get(c.id()))).toList();
    List<String> removed = old.keySet().stream().filter(id -> !kept.contains(id)).sorted().toList();
    return new PublicUpdate(
        PublicUpdate.TYPE,
        false,
        Objects.equals(before.event(), after.event()) ? null : after.event(),
        Objects.equals(before.schedule(), after.schedule()) ? null : after.schedule(),
        before.paused() == after.paused() ? null : after.paused(),
        changed.isEmpty() ? null : changed,
        removed.isEmpty() ? null : removed,
        before.waterfalls().equals(after.waterfalls()) ? null : after.waterfalls());
  }
}
