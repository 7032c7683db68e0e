package org.challengectl.persistence.internal;

import static org.challengectl.persistence.internal.Samples.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.challengectl.domain.LedgerTransaction;
import org.challengectl.domain.Measurement;
import org.challengectl.domain.Recording;
import org.challengectl.domain.RecordingFilter;
import org.challengectl.domain.RecordingStatus;
import org.challengectl.domain.Transmission;
import org.junit.jupiter.api.Test;

/** Which recordings are found. */
interface RecordingFilterContract extends Repositories {

  /** Six, a second apart, the newest first. */
  private List<Recording> stored() {
    ledger().transact(t -> LongStream.rangeClosed(1, 6).mapToObj(n -> insert(t, n)).toList());
    List<Recording> all = recordings().list(Optional.empty(), 100, 0);
    assertEquals(6, all.size());
    return all;
  }

  /** Even ones are of one challenge; every third is by another listener; of two, one was heard. */
  private static Recording insert(LedgerTransaction transaction, long n) {
    String challenge = n % 2 == 0 ? "even" : "odd";
    Transmission sent = Samples.transmission(n, challenge, "runner-1");
    long transmission = transaction.insertTransmission(sent);
    Recording asked =
        from(
            Samples.recording(transmission, challenge),
            n % 3 == 0 ? "listener-2" : "listener-1",
            NOW.plusSeconds(n),
            Optional.empty());
    Recording stored = asked.withId(transaction.insertRecording(asked));
    if (n > 2) {
      return stored;
    }
    boolean heard = n == 1;
    transaction.updateTransmission(sent.withId(transmission).withHeard(heard));
    Recording measured =
        from(
            Samples.ended(stored, RecordingStatus.COMPLETED, NOW.plusSeconds(30)),
            stored.listenerId(),
            stored.assignedAt(),
            Optional.of(new Measurement(heard, 0, 100, 20, Optional.of(NOW), Optional.empty())));
    transaction.updateRecording(measured);
    return measured;
  }

  private static Recording from(
      Recording one, String listener, Instant assigned, Optional<Measurement> measurement) {
    return new Recording(
        one.id(),
        one.transmissionId(),
        one.challengeId(),
        one.challengeName(),
        listener,
        one.carrierHz(),
        one.profile(),
        assigned,
        one.expectedStart(),
        one.startedAt(),
        one.completedAt(),
        one.status(),
        one.sampleRateHz(),
        one.duration(),
        measurement,
        one.picture(),
        one.sigMfSha256(),
        one.errorMessage());
  }

  @Test
  default void filtersRecordingsByWhatMatters() {
    List<Recording> all = stored();
    Optional<String> any = Optional.empty();
    Optional<Instant> ever = Optional.empty();
    Optional<Boolean> either = Optional.empty();
    for (RecordingFilter filter :
        List.of(
            new RecordingFilter(Optional.of("even"), any, ever, ever, either),
            new RecordingFilter(any, Optional.of("listener-2"), ever, ever, either),
            new RecordingFilter(any, any, Optional.of(NOW.plusSeconds(4)), ever, either),
            new RecordingFilter(any, any, Optional.of(NOW.plusMillis(4001)), ever, either),
            new RecordingFilter(any, any, ever, Optional.of(NOW.plusSeconds(4)), either),
            new RecordingFilter(any, any, ever, ever, Optional.of(true)),
            new RecordingFilter(any, any, ever, ever, Optional.of(false)),
            new RecordingFilter(
                Optional.of("even"),
                Optional.of("listener-1"),
                Optional.of(NOW.plusSeconds(2)),
                Optional.of(NOW.plusSeconds(4)),
                Optional.of(false)))) {
      List<Recording> wanted = all.stream().filter(filter::wants).toList();
      assertNotEquals(List.of(), wanted, filter.toString());
      assertNotEquals(all, wanted, filter.toString());
      assertEquals(wanted, recordings().list(filter, 100, 0), filter.toString());
    }
  }

  @Test
  default void pagesThroughWhatIsFiltered() {
    List<Recording> all = stored();
    RecordingFilter even = RecordingFilter.of(Optional.of("even"));
    assertEquals(List.of(all.get(2)), recordings().list(even, 1, 1));
    assertEquals(List.of(), recordings().list(even, 1, 3));
  }

  @Test
  default void findsNoRecordingOfWhatCannotBeAName() {
    stored();
    assertEquals(List.of(), recordings().list(RecordingFilter.of(Optional.of("\u0000")), 100, 0));
  }
}
