package org.challengectl.persistence.internal.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.challengectl.domain.Agent;
import org.challengectl.domain.AgentType;
import org.challengectl.domain.Challenge;
import org.challengectl.domain.ChallengeProgress;
import org.challengectl.domain.FrequencyRange;
import org.challengectl.domain.Lease;
import org.challengectl.domain.LedgerTransaction;
import org.challengectl.domain.Recording;
import org.challengectl.domain.StaleReport;
import org.challengectl.domain.Transmission;
import org.challengectl.persistence.internal.Database;

/** One transaction of the ledger. */
final class SqlTransaction implements LedgerTransaction {

  private final Database database;
  private final ChallengeSql challenges;
  private final AgentSql agents;
  private final LeaseSql leases;
  private final TransmissionSql transmissions;
  private final RecordingSql recordings;
  private final StateSql state;
  private long lastFencingNumber;

  SqlTransaction(Sql sql, Database database) {
    this.database = database;
    this.challenges = new ChallengeSql(sql, database.specs());
    this.agents = new AgentSql(sql);
    this.leases = new LeaseSql(sql);
    this.transmissions = new TransmissionSql(sql);
    this.recordings = new RecordingSql(sql);
    this.state = new StateSql(sql);
  }

  /** Called when the transaction is durable. */
  void committed() {
    if (lastFencingNumber > 0) {
      database.fencing().given(lastFencingNumber);
    }
  }

  @Override
  public Optional<Challenge> challenge(String id) {
    return challenges.find(id);
  }

  @Override
  public List<Challenge> due(Instant now) {
    return challenges.due(now);
  }

  @Override
  public Optional<Instant> nextDue() {
    return challenges.nextDue();
  }

  @Override
  public void saveProgress(String challengeId, ChallengeProgress progress) {
    challenges.saveProgress(challengeId, progress);
  }

  @Override
  public Optional<Agent> agent(String id) {
    return agents.find(id);
  }

  @Override
  public List<Agent> agents(AgentType type) {
    return agents.all(type);
  }

  @Override
  public void saveAgent(Agent agent) {
    agents.save(agent);
  }

  @Override
  public List<FrequencyRange> frequencyRanges() {
    return state.frequencyRanges();
  }

  @Override
  public long nextFencingNumber() {
    lastFencingNumber = state.nextFencingNumber();
    database.fencing().reserve(lastFencingNumber);
    return lastFencingNumber;
  }

  @Override
  public List<Lease> liveLeases() {
    return leases.live();
  }

  @Override
  public Optional<Lease> lease(long fencingNumber) {
    return leases.find(fencingNumber);
  }

  @Override
  public void insertLease(Lease lease) {
    leases.insert(lease);
  }

  @Override
  public void updateLease(Lease lease) {
    leases.update(lease);
  }

  @Override
  public long insertTransmission(Transmission transmission) {
    return transmissions.insert(transmission);
  }

  @Override
  public Optional<Transmission> transmission(long id) {
    return transmissions.find(id);
  }

  @Override
  public void updateTransmission(Transmission transmission) {
    transmissions.update(transmission);
  }

  @Override
  public long insertRecording(Recording recording) {
    return recordings.insert(recording);
  }

  @Override
  public Optional<Recording> recording(long id) {
    return recordings.find(id);
  }

  @Override
  public void updateRecording(Recording recording) {
    recordings.update(recording);
  }

  @Override
  public List<Recording> openRecordings() {
    return recordings.open();
  }

  @Override
  public RecordingHistory recordingHistory(String challengeId) {
    return recordings.history(challengeId);
  }

  @Override
  public void insertStaleReport(StaleReport report) {
    state.insertStaleReport(report);
  }

  @Override
  public Optional<String> setting(String key) {
    return state.setting(key);
  }

  @Override
  public void saveSetting(String key, String value) {
    state.saveSetting(key, value);
  }
}
