package org.challengectl.persistence.internal;

import static org.challengectl.persistence.internal.Samples.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.challengectl.domain.LedgerTransaction;
import org.challengectl.domain.LedgerTransaction.RecordingHistory;
import org.challengectl.domain.Measurement;
import org.challengectl.domain.Picture;
import org.challengectl.domain.Recording;
import org.challengectl.domain.RecordingStatus;
import org.challengectl.domain.Transmission;
import org.challengectl.domain.TransmissionStatus;
import org.junit.jupiter.api.Test;

/** What the ledger keeps of transmissions, recordings and settings. */
interface LedgerRecordsContract extends Repositories {

  @Test
  default void keepsTransmissions() {
    long id =
        ledger().transact(t -> t.insertTransmission(Samples.transmission(7, "morse", "runner-1")));
    Transmission planned = transmissions().find(id).orElseThrow();
    Transmission ended =
        planned
            .ended(
                TransmissionStatus.FAILURE,
                Optional.of(NOW.plusSeconds(6)),
                NOW.plusSeconds(9),
                Optional.of("the antenna fell off"))
            .withHeard(true);
    ledger()
        .transact(
            t -> {
              t.updateTransmission(ended);
              return null;
            });

    assertEquals(Optional.of(ended), ledger().transact(t -> t.transmission(id)));
    assertEquals(Optional.of(ended), transmissions().find(id));
  }

  @Test
  default void keepsRecordingsWithMeasurementAndPicture() {
    long transmission =
        ledger().transact(t -> t.insertTransmission(Samples.transmission(7, "morse", "runner-1")));
    long id = ledger().transact(t -> t.insertRecording(Samples.recording(transmission, "morse")));
    Recording pending = recordings().find(id).orElseThrow();
    assertEquals(List.of(pending), ledger().transact(LedgerTransaction::openRecordings));
    Recording ended =
        new Recording(
            id,
            transmission,
            "morse",
            "name of morse",
            "listener-1",
            146_550_000,
            Samples.PROFILE,
            NOW,
            NOW.plusSeconds(6),
            Optional.of(NOW.plusSeconds(1)),
            Optional.of(NOW.plusSeconds(23)),
            RecordingStatus.COMPLETED,
            2_048_000,
            Optional.of(Duration.ofMillis(22_345)),
            Optional.of(
                new Measurement(
                    true,
                    -12.5,
                    151.25,
                    Double.NEGATIVE_INFINITY,
                    Optional.of(NOW),
                    Optional.empty())),
            Optional.of(new Picture("ab", 1000, 600, 80, 40, 900, 560, 146.55e6, 48e3, 22.345)),
            Optional.of("cd"),
            Optional.empty());
    ledger()
        .transact(
            t -> {
              t.updateRecording(ended);
              return null;
            });

    assertEquals(Optional.of(ended), ledger().transact(t -> t.recording(id)));
    assertEquals(List.of(ended), recordings().list(Optional.of("morse"), 10, 0));
    assertEquals(List.of(), ledger().transact(LedgerTransaction::openRecordings));
  }

  @Test
  default void countsTransmissionsSinceTheLastCompletedRecording() {
    RecordingHistory never =
        ledger()
            .transact(
                t -> {
                  t.insertTransmission(Samples.transmission(1, "morse", "runner-1"));
                  t.insertTransmission(Samples.transmission(2, "other", "runner-1"));
                  return t.recordingHistory("morse");
                });
    assertEquals(new RecordingHistory(Optional.empty(), 1), never);

    Instant recorded = NOW.minusSeconds(1);
    RecordingHistory once =
        ledger()
            .transact(
                t -> {
                  Transmission early = Samples.transmission(3, "early", "runner-1");
                  long transmission = t.insertTransmission(early);
                  long done = t.insertRecording(Samples.recording(transmission, "morse"));
                  Recording recording = t.recording(done).orElseThrow();
                  t.updateRecording(Samples.ended(recording, RecordingStatus.COMPLETED, recorded));
                  long failed = t.insertRecording(Samples.recording(transmission, "morse"));
                  t.updateRecording(
                      Samples.ended(
                          t.recording(failed).orElseThrow(),
                          RecordingStatus.FAILED,
                          NOW.plusSeconds(50)));
                  return t.recordingHistory("morse");
                });
    assertEquals(new RecordingHistory(Optional.of(recorded), 1), once);
  }

  @Test
  default void keepsSettings() {
    ledger()
        .transact(
            t -> {
              t.saveSetting("paused", "true");
              t.saveSetting("paused", "false");
              return null;
            });
    assertEquals(Optional.of("false"), ledger().transact(t -> t.setting("paused")));
    assertEquals(Optional.empty(), ledger().transact(t -> t.setting("other")));
  }
}
