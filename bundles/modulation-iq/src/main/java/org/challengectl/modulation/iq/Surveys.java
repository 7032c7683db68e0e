package org.challengectl.modulation.iq;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Surveys of recordings, the last few of which are kept: a recording is asked about several times
 * before it is on the air, and may be long. Safe for concurrent use.
 */
final class Surveys {

  /** Looks through a recording. */
  @FunctionalInterface
  interface Surveyor {
    Survey survey(IqRecording recording) throws IOException;
  }

  /** Each takes a few hundred bytes. */
  static final int MOST = 64;

  /**
   * File systems' clocks tick so seldom at the most: within a tick, a file can be changed again and
   * look the same, so files that are younger are not known.
   */
  static final Duration TICK = Duration.ofSeconds(2);

  private record Key(FileState file, IqFormat format, long offset, long samples, int rateHz) {}

  private final Surveyor surveyor;
  private final Clock clock;
  private final Map<Key, Survey> kept = new LinkedHashMap<>(16, 0.75f, true);

  Surveys() {
    this(Survey::of, Clock.systemUTC());
  }

  Surveys(Surveyor surveyor, Clock clock) {
    this.surveyor = surveyor;
    this.clock = clock;
  }

  /**
   * What a look through the recording tells, now or at an earlier time when its file was the same.
   *
   * @throws RecordingException if it cannot be replayed
   * @throws IOException if it cannot be read
   */
  Survey of(IqRecording recording) throws IOException {
    Optional<Key> before = key(recording);
    Survey known = before.map(this::known).orElse(null);
    if (known != null) {
      return known;
    }
    Survey survey = surveyor.survey(recording);
    if (before.isPresent() && before.equals(key(recording))) {
      keep(before.get(), survey);
    }
    return survey;
  }

  /** Empty if the file's state does not tell its content for certain. */
  private Optional<Key> key(IqRecording recording) throws IOException {
    return FileState.of(recording.path())
        .filter(file -> file.changed().isBefore(clock.instant().minus(TICK)))
        .map(
            file ->
                new Key(
                    file,
                    recording.format(),
                    recording.offset(),
                    recording.samples(),
                    recording.rateHz()));
  }

  private synchronized Survey known(Key key) {
    return kept.get(key);
  }

  private synchronized void keep(Key key, Survey survey) {
    kept.put(key, survey);
    if (kept.size() > MOST) {
      kept.remove(kept.keySet().iterator().next());
    }
  }
}
