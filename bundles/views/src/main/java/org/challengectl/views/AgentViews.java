package org.challengectl.views;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.challengectl.domain.Agent;
import org.challengectl.domain.Device;
import org.challengectl.domain.FrequencyBand;
import org.challengectl.protocol.AgentInfo;

/** Agents as operators see them. */
public final class AgentViews {

  private AgentViews() {}

  public static AgentInfo info(Agent agent) {
    return new AgentInfo(
        agent.id(),
        agent.type().name().toLowerCase(Locale.ROOT),
        agent.hostname(),
        agent.address(),
        agent.site(),
        agent.online() ? "online" : "offline",
        agent.enabled(),
        agent.connected(),
        agent.lastHeartbeat().orElse(null),
        agent.devices().stream().map(AgentViews::device).toList(),
        agent.modulations().map(names -> names.stream().sorted().toList()).orElse(null));
  }

  private static AgentInfo.Device device(Device device) {
    List<String> limits =
        Stream.concat(device.limits().stream().map(AgentViews::limit), device.limitNames().stream())
            .toList();
    return new AgentInfo.Device(
        device.id(),
        device.model(),
        device.name(),
        limits,
        device.sampleRateHz() == 0 ? null : device.sampleRateHz());
  }

  private static String limit(FrequencyBand band) {
    return band.lowHz() + "-" + band.highHz();
  }
}
