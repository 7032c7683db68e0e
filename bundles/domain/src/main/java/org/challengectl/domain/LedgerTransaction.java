package org.challengectl.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What can be read and written within one transaction of the {@link Ledger}. */
public interface LedgerTransaction {

  /** The challenge, or empty. */
  Optional<Challenge> challenge(String id);

  /**
   * Challenges that are enabled and either queued or waiting with {@code nextTransmission} at or
   * before {@code now}.
   */
  List<Challenge> due(Instant now);

  /** When the next waiting challenge becomes due; empty if none waits. */
  Optional<Instant> nextDue();

  /** Replaces a challenge's progress. */
  void saveProgress(String challengeId, ChallengeProgress progress);

  /** The agent, or empty. */
  Optional<Agent> agent(String id);

  List<Agent> agents(AgentType type);

  void saveAgent(Agent agent);

  /** All named ranges. */
  List<FrequencyRange> frequencyRanges();

  /** A number greater than any that was ever given before. */
  long nextFencingNumber();

  List<Lease> liveLeases();

  Optional<Lease> lease(long fencingNumber);

  void insertLease(Lease lease);

  /** Replaces {@code freeAt}, {@code stopRequested} and {@code state}. */
  void updateLease(Lease lease);

  /** Inserts and returns the new id; the {@code id} of the argument is ignored. */
  long insertTransmission(Transmission transmission);

  Optional<Transmission> transmission(long id);

  /** Replaces start, end, status, error and heard. */
  void updateTransmission(Transmission transmission);

  /** Inserts and returns the new id; the {@code id} of the argument is ignored. */
  long insertRecording(Recording recording);

  Optional<Recording> recording(long id);

  /** Replaces everything but who, what and where. */
  void updateRecording(Recording recording);

  /** Recordings that are pending or running. */
  List<Recording> openRecordings();

  /** What the recording priority follows from. */
  RecordingHistory recordingHistory(String challengeId);

  void insertStaleReport(StaleReport report);

  /** A value that survives restarts, e.g. "paused". */
  Optional<String> setting(String key);

  void saveSetting(String key, String value);

  /**
   * A challenge's past as far as recordings go.
   *
   * @param lastRecordedAt completion of the last completed recording
   * @param transmissionsSince transmissions granted after that
   */
  record RecordingHistory(Optional<Instant> lastRecordedAt, long transmissionsSince) {}
}
