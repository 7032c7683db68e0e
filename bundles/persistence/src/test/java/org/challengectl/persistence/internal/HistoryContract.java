package org.challengectl.persistence.internal;

import static org.challengectl.persistence.internal.Samples.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.challengectl.domain.LedgerTransaction;
import org.challengectl.domain.RefusedException;
import org.challengectl.domain.StaleReport;
import org.challengectl.domain.Transmission;
import org.challengectl.domain.TransmissionFilter;
import org.challengectl.domain.TransmissionStatus;
import org.junit.jupiter.api.Test;

/** Histories, page by page. */
interface HistoryContract extends Repositories {

  @Test
  default void listsTransmissionsNewestFirstPageByPage() {
    List<Long> ids =
        ledger()
            .transact(
                t ->
                    LongStream.rangeClosed(1, 10)
                        .mapToObj(
                            n ->
                                t.insertTransmission(
                                    Samples.transmission(
                                        n, n % 2 == 0 ? "even" : "odd", "runner-1")))
                        .toList());

    assertEquals(
        List.of(ids.get(9), ids.get(8), ids.get(7)),
        ids(transmissions().list(Optional.empty(), 3, 0)));
    assertEquals(
        List.of(ids.get(1), ids.get(0)), ids(transmissions().list(Optional.empty(), 1000, 8)));
    assertEquals(
        List.of(ids.get(7), ids.get(5)), ids(transmissions().list(Optional.of("even"), 2, 1)));
    assertEquals(List.of(), transmissions().list(Optional.empty(), 3, 10));
    assertEquals(List.of(), transmissions().list(Optional.of("none"), 3, 0));
    assertEquals(Optional.empty(), transmissions().find(Long.MAX_VALUE));
  }

  @Test
  default void filtersTransmissionsByWhatMatters() {
    List<Transmission> all =
        ledger()
            .transact(
                t ->
                    LongStream.rangeClosed(1, 6)
                        .mapToObj(
                            n ->
                                Samples.transmission(
                                    n, n % 2 == 0 ? "even" : "odd", "runner-" + n % 3))
                        .map(one -> one.withId(t.insertTransmission(one)))
                        .toList());
    Transmission failed =
        all.get(3)
            .ended(TransmissionStatus.FAILURE, Optional.empty(), NOW, Optional.of("it broke"));
    ledger()
        .transact(
            t -> {
              t.updateTransmission(failed);
              return failed;
            });
    Optional<String> none = Optional.empty();
    for (TransmissionFilter filter :
        List.of(
            TransmissionFilter.ALL,
            TransmissionFilter.of(TransmissionStatus.FAILURE),
            new TransmissionFilter(
                Optional.of("even"), Optional.of("runner-1"), Optional.empty(), Optional.of(NOW)),
            new TransmissionFilter(none, none, Optional.empty(), Optional.of(NOW.plusMillis(1))),
            new TransmissionFilter(
                Optional.of("\u0000"), none, Optional.empty(), Optional.empty()))) {
      assertEquals(
          transmissions().list(Optional.empty(), 1000, 0).stream().filter(filter::wants).toList(),
          transmissions().list(filter, 1000, 0),
          filter.toString());
    }
    assertEquals(2, transmissions().list(TransmissionFilter.ALL, 2, 4).size());
    assertThrows(RefusedException.class, () -> transmissions().list(TransmissionFilter.ALL, 0, 0));
  }

  private static List<Long> ids(List<Transmission> transmissions) {
    return transmissions.stream().map(Transmission::id).toList();
  }

  @Test
  default void refusesAPageThatMakesNoSense() {
    assertThrows(RefusedException.class, () -> transmissions().list(Optional.empty(), 0, 0));
    assertThrows(RefusedException.class, () -> transmissions().list(Optional.empty(), 1001, 0));
    assertThrows(RefusedException.class, () -> recordings().list(Optional.empty(), 1, -1));
  }

  @Test
  default void listsRefusedReportsNewestFirst() {
    StaleReport first = new StaleReport(NOW, "runner-1", "morse", OptionalLong.of(7), "renew");
    StaleReport second =
        new StaleReport(NOW.minusSeconds(9), "runner-2", "morse", OptionalLong.empty(), "complete");
    ledger()
        .transact(
            t -> {
              t.insertStaleReport(first);
              t.insertStaleReport(second);
              return null;
            });
    assertEquals(List.of(second, first), transmissions().staleReports(10));
    assertEquals(List.of(second), transmissions().staleReports(1));
  }

  @Test
  default void doesNotLetRefusedReportsGrowWithoutEnd() {
    StaleReport report = new StaleReport(NOW, "runner-1", "morse", OptionalLong.of(7), "renew");
    ledger().transact(t -> inserted(t, report));
    ledger().transact(t -> inserted(t, report));
    // As if 9,998 more had come since.
    database()
        .write(
            entities ->
                entities
                    .createNativeQuery("update stale_reports set report_id = report_id - 9998")
                    .executeUpdate());

    ledger().transact(t -> inserted(t, report));

    assertEquals(2, transmissions().staleReports(10).size());
  }

  private static StaleReport inserted(LedgerTransaction transaction, StaleReport report) {
    transaction.insertStaleReport(report);
    return report;
  }
}
