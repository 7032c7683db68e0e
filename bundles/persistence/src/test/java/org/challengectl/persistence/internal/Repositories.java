package org.challengectl.persistence.internal;

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

/** What a contract is about: the services over one database that is empty before each test. */
interface Repositories {

  Database database();

  Ledger ledger();

  ChallengeRepository challenges();

  AgentRepository agents();

  ProvisioningRepository provisioning();

  EventRepository events();

  FileRepository files();

  TransmissionRepository transmissions();

  RecordingRepository recordings();

  UserRepository users();

  SessionRepository sessions();

  AuditRepository audit();
}
