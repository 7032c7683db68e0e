package org.challengectl.domain;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The history of recordings. */
public interface RecordingRepository {

  /**
   * Newest first.
   *
   * @param challengeId only of that challenge, if given
   * @param limit 1-1000
   * @param offset at least 0
   */
  default List<Recording> list(Optional<String> challengeId, int limit, int offset) {
    return list(RecordingFilter.of(challengeId), limit, offset);
  }

  /**
   * Newest first.
   *
   * @param limit 1-1000
   * @param offset at least 0
   */
  List<Recording> list(RecordingFilter filter, int limit, int offset);

  Optional<Recording> find(long id);

  /** The recordings of some transmissions, by their ids. */
  List<Recording> ofTransmissions(Collection<Long> transmissionIds);
}
