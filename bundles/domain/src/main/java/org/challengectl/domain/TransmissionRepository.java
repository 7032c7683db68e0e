package org.challengectl.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The history of transmissions. */
public interface TransmissionRepository {

  /**
   * Newest first.
   *
   * @param challengeId only of that challenge, if given
   * @param limit 1-1000
   * @param offset at least 0
   */
  default List<Transmission> list(Optional<String> challengeId, int limit, int offset) {
    return list(TransmissionFilter.of(challengeId), limit, offset);
  }

  /**
   * Newest first.
   *
   * @param limit 1-1000
   * @param offset at least 0
   */
  List<Transmission> list(TransmissionFilter filter, int limit, int offset);

  Optional<Transmission> find(long id);

  /**
   * Those that were granted within a span or before it, and not over when it began; the newest
   * first. One that was granted long before, and still runs, may be missing.
   *
   * @param limit 1-10000
   */
  List<Transmission> between(Instant since, Instant until, int limit);

  /** The last transmission of each challenge. */
  List<Transmission> lastOfEach();

  /** Leases that hold now. */
  List<Lease> liveLeases();

  /** Refused reports, newest first. */
  List<StaleReport> staleReports(int limit);
}
