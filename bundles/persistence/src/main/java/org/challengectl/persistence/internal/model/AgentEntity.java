package org.challengectl.persistence.internal.model;

import javax.persistence.Access;
import javax.persistence.AccessType;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import org.challengectl.domain.Agent;
import org.challengectl.domain.AgentType;
import org.challengectl.persistence.internal.Names;
import org.challengectl.persistence.internal.Times;
import org.challengectl.persistence.internal.json.DevicesJson;

/** A row of {@code agents}. The ledger writes them. */
@Entity
@Access(AccessType.FIELD)
@Table(name = "agents")
public class AgentEntity {

  @Id
  @Column(name = "agent_id")
  private String id;

  @Column(name = "agent_type")
  private String type;

  private String hostname;

  @Column(name = "ip_address")
  private String address;

  private String site;
  private boolean enabled;
  private String status;

  @Column(name = "last_heartbeat")
  private Long lastHeartbeat;

  private String devices;
  private String modulations;

  @Column(name = "speaks_leases")
  private boolean speaksLeases;

  @Column(name = "websocket_connected")
  private boolean connected;

  protected AgentEntity() {}

  Agent toDomain() {
    return new Agent(
        id,
        Names.parse(AgentType.class, type),
        hostname,
        address,
        site,
        enabled,
        status.equals("online"),
        Times.instant(lastHeartbeat),
        DevicesJson.read(devices),
        DevicesJson.readNames(modulations),
        speaksLeases,
        connected);
  }
}
