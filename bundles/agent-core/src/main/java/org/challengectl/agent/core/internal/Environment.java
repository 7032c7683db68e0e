package org.challengectl.agent.core.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.challengectl.agent.core.AgentKeys;
import org.challengectl.agent.core.HostIdentity;
import org.challengectl.agent.core.Plugins;
import org.challengectl.agent.core.Ticker;

/**
 * What all agents of a container share.
 *
 * @param devices closed with the container
 * @param dataFolder where each agent gets a folder
 * @param lockFolder where processes of this host agree on who has which radio
 */
record Environment(
    Plugins plugins,
    DeviceWatch devices,
    Supplier<List<AgentKeys>> keys,
    Ticker ticker,
    HostIdentity host,
    Path dataFolder,
    Path lockFolder,
    long cacheBytes,
    String version) {}
