package org.challengectl.persistence.internal;

import java.time.Instant;
import java.time.InstantSource;
import org.challengectl.domain.ServerTime;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Server time; wall time for as long as nobody keeps server time. */
@Component(service = ServerClock.class)
public class ServerClock implements InstantSource {

  // The keeper of server time itself needs the ledger, so it comes later and may go before.
  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile ServerTime serverTime;

  /** Used by DS. */
  public ServerClock() {}

  /** A clock that shows a given time. */
  public ServerClock(ServerTime serverTime) {
    this.serverTime = serverTime;
  }

  @Override
  public Instant instant() {
    ServerTime time = serverTime;
    return time == null ? InstantSource.system().instant() : time.instant();
  }
}
