package org.challengectl.domain;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A runner or a listener that has registered.
 *
 * @param id unique
 * @param site agents of one site share the air: their transmissions never overlap
 * @param enabled whether an operator lets it work
 * @param online whether it has been heard of within 90 s and has not signed out
 * @param lastHeartbeat server time
 * @param devices what it has
 * @param modulations names (and aliases) that it can send; empty if it does not say
 * @param speaksLeases whether it renews and fences
 * @param connected whether it holds a WebSocket now
 */
public record Agent(
    String id,
    AgentType type,
    String hostname,
    String address,
    String site,
    boolean enabled,
    boolean online,
    Optional<Instant> lastHeartbeat,
    List<Device> devices,
    Optional<Set<String>> modulations,
    boolean speaksLeases,
    boolean connected) {

  public static final String DEFAULT_SITE = "default";

  public Agent {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(hostname, "hostname");
    Objects.requireNonNull(address, "address");
    Objects.requireNonNull(site, "site");
    devices = List.copyOf(devices);
    modulations = modulations.map(Set::copyOf);
  }

  public Optional<Device> device(String deviceId) {
    return devices.stream().filter(d -> d.id().equals(deviceId)).findFirst();
  }

  public Agent withEnabled(boolean next) {
    return new Agent(
        id,
        type,
        hostname,
        address,
        site,
        next,
        online,
        lastHeartbeat,
        devices,
        modulations,
        speaksLeases,
        connected);
  }

  public Agent withPresence(boolean nextOnline, Optional<Instant> heartbeat) {
    return new Agent(
        id,
        type,
        hostname,
        address,
        site,
        enabled,
        nextOnline,
        heartbeat,
        devices,
        modulations,
        speaksLeases,
        connected);
  }

  public Agent withConnected(boolean next) {
    return new Agent(
        id,
        type,
        hostname,
        address,
        site,
        enabled,
        online,
        lastHeartbeat,
        devices,
        modulations,
        speaksLeases,
        next);
  }
}
