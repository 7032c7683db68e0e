package org.challengectl.websocket.internal;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.challengectl.domain.Recording;
import org.challengectl.protocol.PublicChallenge;
import org.challengectl.protocol.PublicView;
import org.challengectl.views.PublicBoard;
import org.challengectl.views.PublicSnapshot;

/** A board that shows what the test puts on it. */
final class FixedBoard implements PublicBoard {

  private volatile PublicSnapshot current = board(1, false);

  /** So many challenges, the first of them on the air or not. */
  static PublicSnapshot board(int challenges, boolean firstActive) {
    List<PublicChallenge> shown =
        IntStream.range(0, challenges)
            .mapToObj(
                i -> new PublicChallenge("c" + i, "C" + i, i == 0 && firstActive, null, null, null))
            .toList();
    return PublicSnapshot.of(
        new PublicView("challenges_update", "Demo", null, false, shown, List.of()));
  }

  void show(PublicSnapshot next) {
    current = next;
  }

  @Override
  public PublicSnapshot snapshot() {
    return current;
  }

  @Override
  public boolean shows(Recording recording) {
    return true;
  }

  @Override
  public Watch watch(Consumer<PublicSnapshot> listener) {
    return () -> {};
  }
}
