package org.challengectl.shell;

import static org.challengectl.shell.Running.failure;
import static org.challengectl.shell.Running.output;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.challengectl.domain.Lease;
import org.challengectl.domain.Measurement;
import org.challengectl.domain.Picture;
import org.challengectl.domain.Recording;
import org.challengectl.domain.RecordingFilter;
import org.challengectl.domain.RecordingRepository;
import org.challengectl.domain.RecordingStatus;
import org.challengectl.domain.StaleReport;
import org.challengectl.domain.Transmission;
import org.challengectl.domain.TransmissionFilter;
import org.challengectl.domain.TransmissionRepository;
import org.challengectl.domain.TransmissionStatus;
import org.junit.jupiter.api.Test;

class HistoryCommandsTest {

  private final FakeServer server = new FakeServer();

  @Test
  void transmissionsShowWhoSentWhatAndHowItEnded() throws Exception {
    TransmissionList list = new TransmissionList();
    list.transmissions = new Sent();
    list.noFormat = true;

    assertEquals(
        """
        4\tbeta\tcw\trunner-1/hackrf:0\t146.450 000 MHz\t9.98 kHz\t-\t-\tfailure: radio gone\t-\t12
        3\talpha\tcw\trunner-1/hackrf:0\t146.450 000 MHz\t9.98 kHz\t2025-04-05 08:00:00\t5.4 s\tsuccess\tno\t11
        """,
        output(list, server));
  }

  @Test
  void oneChallengesHistoryCanBeAskedFor() throws Exception {
    TransmissionList list = new TransmissionList();
    list.transmissions = new Sent();
    list.noFormat = true;
    list.challengeId = "beta";
    list.limit = 1;

    assertEquals(1, output(list, server).lines().count());
  }

  @Test
  void limitsOutOfBoundsAreRefused() {
    TransmissionList list = new TransmissionList();
    list.transmissions = new Sent();
    for (int limit : new int[] {0, -1, 1001}) {
      list.limit = limit;
      assertEquals(
          "--limit must be 1-1000, was " + limit + ".", failure(list, server).getMessage());
    }
  }

  @Test
  void recordingsShowWhatWasMeasured() throws Exception {
    RecordingList list = new RecordingList();
    list.recordings = new Recorded();
    list.noFormat = true;

    assertEquals(
        """
        8\t4\tbeta\tlistener-1\t146.450 000 MHz\t-\tpending\t-\t-\t-\t-\tno
        7\t3\talpha\tlistener-1\t146.450 000 MHz\t2025-04-05 07:59:55\tcompleted\tyes\t-12 Hz\t9.90 kHz\t31.5 dB\tyes
        """,
        output(list, server));
  }

  private static final class Sent implements TransmissionRepository {

    @Override
    public List<Transmission> lastOfEach() {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<Transmission> between(Instant since, Instant until, int limit) {
      throw new UnsupportedOperationException();
    }

    private final Transmission failed =
        new Transmission(
            4,
            12,
            "beta",
            "Name of beta",
            "cw",
            "runner-1",
            "hackrf:0",
            146_450_000,
            Samples.PROFILE,
            Samples.NOON,
            Samples.NOON,
            Optional.empty(),
            Optional.of(Samples.NOON),
            TransmissionStatus.FAILURE,
            Optional.of("radio gone"),
            Optional.empty());
    private final Transmission unheard =
        new Transmission(
            3,
            11,
            "alpha",
            "Name of alpha",
            "cw",
            "runner-1",
            "hackrf:0",
            146_450_000,
            Samples.PROFILE,
            Samples.NOON,
            Samples.NOON,
            Optional.of(Samples.NOON),
            Optional.of(Samples.NOON.plusMillis(5_400)),
            TransmissionStatus.SUCCESS,
            Optional.empty(),
            Optional.of(false));

    @Override
    public List<Transmission> list(TransmissionFilter filter, int limit, int offset) {
      return Stream.of(failed, unheard).filter(filter::wants).skip(offset).limit(limit).toList();
    }

    @Override
    public Optional<Transmission> find(long id) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<Lease> liveLeases() {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<StaleReport> staleReports(int limit) {
      throw new UnsupportedOperationException();
    }
  }

  private static final class Recorded implements RecordingRepository {

    @Override
    public List<Recording> ofTransmissions(Collection<Long> ids) {
      throw new UnsupportedOperationException();
    }

    private static final Measurement MEASURED =
        new Measurement(
            true,
            -12.3,
            9_900,
            31.46,
            Optional.of(Samples.NOON),
            Optional.of(Samples.NOON.plusSeconds(5)));

    @Override
    public List<Recording> list(RecordingFilter filter, int limit, int offset) {
      return List.of(
          recording(8, 4, "beta", RecordingStatus.PENDING, Optional.empty()),
          recording(7, 3, "alpha", RecordingStatus.COMPLETED, Optional.of(MEASURED)));
    }

    private static Recording recording(
        long id,
        long transmissionId,
        String challengeId,
        RecordingStatus status,
        Optional<Measurement> measured) {
      return new Recording(
          id,
          transmissionId,
          challengeId,
          "Name of " + challengeId,
          "listener-1",
          146_450_000,
          Samples.PROFILE,
          Samples.NOON,
          Samples.NOON,
          measured.map(m -> Samples.NOON.minusSeconds(5)),
          measured.map(m -> Samples.NOON.plusSeconds(10)),
          status,
          500_000,
          measured.map(m -> Duration.ofSeconds(15)),
          measured,
          measured.map(
              m -> new Picture("ab", 1000, 600, 80, 40, 900, 560, 146_450_000, 100_000, 15)),
          Optional.empty(),
          Optional.empty());
    }

    @Override
    public Optional<Recording> find(long id) {
      throw new UnsupportedOperationException();
    }
  }
}
