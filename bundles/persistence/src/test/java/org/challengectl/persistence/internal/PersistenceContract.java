package org.challengectl.persistence.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.challengectl.domain.AgentRepository;
import org.challengectl.domain.AuditRepository;
import org.challengectl.domain.ChallengeRepository;
import org.challengectl.domain.EventRepository;
import org.challengectl.domain.FileRepository;
import org.challengectl.domain.Ledger;
import org.challengectl.domain.ProvisioningRepository;
import org.challengectl.domain.RecordingRepository;
import org.challengectl.domain.SessionRepository;
import org.challengectl.domain.TransmissionRepository;
import org.challengectl.domain.UserRepository;
import org.challengectl.persistence.internal.files.FileStore;
import org.challengectl.persistence.internal.ledger.SqlLedger;
import org.challengectl.persistence.internal.model.RecordingHistory;
import org.challengectl.persistence.internal.model.StoredAgents;
import org.challengectl.persistence.internal.model.StoredAudit;
import org.challengectl.persistence.internal.model.StoredChallenges;
import org.challengectl.persistence.internal.model.StoredEvent;
import org.challengectl.persistence.internal.model.StoredProvisioningKeys;
import org.challengectl.persistence.internal.model.StoredSessions;
import org.challengectl.persistence.internal.model.StoredUsers;
import org.challengectl.persistence.internal.model.TransmissionHistory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** All that is promised of persistence, whatever the database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PersistenceContract
    implements LedgerContract,
        LedgerRecordsContract,
        LedgerConcurrencyContract,
        LedgerGroupContract,
        ChallengeContract,
        AgentContract,
        UserContract,
        SessionContract,
        AuditContract,
        CredentialContract,
        ProvisioningContract,
        EventContract,
        HistoryContract,
        RecordingFilterContract,
        FileContract,
        FileShelfContract,
        HostileTextContract {

  private Database database;
  private Ledger ledger;
  private FileRepository files;
  private ServerClock clock;

  abstract DatabaseSettings settings(Path directory);

  @BeforeAll
  void open(@TempDir Path directory) throws IOException {
    database = TestDatabases.open(settings(directory));
    ledger = new SqlLedger(database);
    clock = new ServerClock(() -> Samples.NOW);
    files = new FileStore(database, clock);
  }

  @BeforeEach
  void clear() throws SQLException {
    TestDatabases.clear(database);
  }

  @AfterAll
  void close() {
    database.close();
  }

  @Override
  public Database database() {
    return database;
  }

  @Override
  public Ledger ledger() {
    return ledger;
  }

  @Override
  public ChallengeRepository challenges() {
    return new StoredChallenges(database, clock);
  }

  @Override
  public AgentRepository agents() {
    return new StoredAgents(database);
  }

  @Override
  public ProvisioningRepository provisioning() {
    return new StoredProvisioningKeys(database);
  }

  @Override
  public EventRepository events() {
    return new StoredEvent(database, clock);
  }

  @Override
  public FileRepository files() {
    return files;
  }

  @Override
  public TransmissionRepository transmissions() {
    return new TransmissionHistory(database);
  }

  @Override
  public RecordingRepository recordings() {
    return new RecordingHistory(database);
  }

  @Override
  public UserRepository users() {
    return new StoredUsers(database);
  }

  @Override
  public SessionRepository sessions() {
    return new StoredSessions(database);
  }

  @Override
  public AuditRepository audit() {
    return new StoredAudit(database);
  }
}
