package org.challengectl.views;

import org.challengectl.domain.ServerLoad;
import org.challengectl.protocol.ServerSample;

/** The server itself, as operators see it. */
public final class ServerViews {

  private ServerViews() {}

  public static ServerSample sample(ServerLoad load) {
    return new ServerSample(
        load.at(),
        load.cpu().isPresent() ? load.cpu().getAsDouble() : null,
        load.heapUsedBytes(),
        load.requests(),
        load.transmissions(),
        load.consoles(),
        load.players(),
        load.agents(),
        load.listening(),
        load.streams());
  }
}
