package org.challengectl.persistence.internal.model;

import java.util.Optional;
import javax.persistence.Access;
import javax.persistence.AccessType;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import org.challengectl.domain.AgentHost;
import org.challengectl.domain.KeyProof;
import org.challengectl.persistence.internal.Text;
import org.challengectl.persistence.internal.Times;

/** A row of {@code credential_details}: one for each credential that has any. */
@Entity
@Access(AccessType.FIELD)
@Table(name = "credential_details")
public class CredentialDetailsEntity {

  @Id
  @Column(name = "agent_id")
  private String agentId;

  @Column(name = "ip_address")
  private String address;

  @Column(name = "mac_address")
  private String mac;

  @Column(name = "machine_id")
  private String machineId;

  @Column(name = "hostname")
  private String hostname;

  @Column(name = "proof")
  private String proof;

  @Column(name = "proven_until")
  private Long provenUntil;

  protected CredentialDetailsEntity() {}

  CredentialDetailsEntity(String agentId) {
    this.agentId = Text.key(agentId, "agent id");
  }

  void setHost(Optional<AgentHost> host) {
    address = host.map(AgentHost::address).map(Text::free).orElse(null);
    mac = host.flatMap(AgentHost::mac).map(Text::free).orElse(null);
    machineId = host.flatMap(AgentHost::machineId).map(Text::free).orElse(null);
    hostname = host.flatMap(AgentHost::hostname).map(Text::free).orElse(null);
  }

  void setProof(Optional<KeyProof> next) {
    proof = next.map(KeyProof::mac).orElse(null);
    provenUntil = next.map(KeyProof::until).map(Times::millis).orElse(null);
  }

  Optional<AgentHost> host() {
    return Optional.ofNullable(address)
        .map(
            at ->
                new AgentHost(
                    at,
                    Optional.ofNullable(mac),
                    Optional.ofNullable(machineId),
                    Optional.ofNullable(hostname)));
  }

  Optional<KeyProof> proof() {
    return Optional.ofNullable(proof)
        .flatMap(of -> Times.instant(provenUntil).map(until -> new KeyProof(of, until)));
  }
}
