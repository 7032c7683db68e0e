package org.challengectl.persistence.internal.ledger;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.challengectl.domain.Agent;
import org.challengectl.domain.AgentType;
import org.challengectl.domain.Device;
import org.challengectl.persistence.internal.Names;
import org.challengectl.persistence.internal.Text;
import org.challengectl.persistence.internal.Times;
import org.challengectl.persistence.internal.json.DevicesJson;

/** Agents within a transaction. */
final class AgentSql {

  private static final String COLUMNS =
      "agent_id, agent_type, hostname, ip_address, site, enabled, status, last_heartbeat, devices,"
          + " modulations, speaks_leases, websocket_connected";

  private final Sql sql;

  AgentSql(Sql sql) {
    this.sql = sql;
  }

  private static Agent read(Row row) throws SQLException {
    return new Agent(
        row.text(),
        row.constant(AgentType.class),
        row.text(),
        row.text(),
        row.text(),
        row.truth(),
        row.text().equals("online"),
        row.optionalInstant(),
        DevicesJson.read(row.text()),
        DevicesJson.readNames(row.text()),
        row.truth(),
        row.truth());
  }

  Optional<Agent> find(String id) {
    return Text.isKey(id)
        ? sql.find("select " + COLUMNS + " from agents where agent_id = ?", AgentSql::read, id)
        : Optional.empty();
  }

  List<Agent> all(AgentType type) {
    return sql.list(
        "select " + COLUMNS + " from agents where agent_type = ? order by agent_id",
        AgentSql::read,
        Names.of(type));
  }

  void save(Agent agent) {
    for (Device device : agent.devices()) {
      Text.key(device.id(), "device id");
    }
    if (!agent.enabled()) {
      forgetKeyWhenDisabled(agent.id());
    }
    sql.update(
        "insert into agents ("
            + COLUMNS
            + ", websocket_last_connected) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
            + (agent.connected() ? sql.nowMillis() : "null")
            + ") on conflict (agent_id) do update set agent_type = excluded.agent_type,"
            + " hostname = excluded.hostname, ip_address = excluded.ip_address,"
            + " site = excluded.site, enabled = excluded.enabled, status = excluded.status,"
            + " last_heartbeat = excluded.last_heartbeat, devices = excluded.devices,"
            + " modulations = excluded.modulations, speaks_leases = excluded.speaks_leases,"
            + " websocket_connected = excluded.websocket_connected, websocket_last_connected ="
            + " coalesce(excluded.websocket_last_connected, agents.websocket_last_connected),"
            + " updated_at = "
            + sql.nowMillis(),
        Text.key(agent.id(), "agent id"),
        Names.of(agent.type()),
        Text.free(agent.hostname()),
        Text.free(agent.address()),
        Text.key(agent.site(), "site"),
        agent.enabled(),
        agent.online() ? "online" : "offline",
        Times.millis(agent.lastHeartbeat()),
        DevicesJson.write(agent.devices()),
        DevicesJson.writeNames(agent.modulations()),
        agent.speaksLeases(),
        agent.connected());
  }

  /** An agent that is disabled now, and was not before, has to prove its key anew. */
  private void forgetKeyWhenDisabled(String agentId) {
    sql.update(
        "update credential_details set proof = null, proven_until = null where agent_id = ?"
            + " and exists (select 1 from agents where agents.agent_id = ? and enabled)",
        Text.key(agentId, "agent id"),
        Text.key(agentId, "agent id"));
  }
}
