package org.challengectl.auth.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.challengectl.auth.AccessException;
import org.challengectl.auth.Actor;
import org.challengectl.auth.AgentClaim;
import org.challengectl.auth.Audit;
import org.challengectl.domain.AgentCredential;
import org.challengectl.domain.AuditEntry.Outcome;

/**
 * Refuses keys that are shown on other hosts than their own, and has that in the audit trail: once
 * in a while for each agent and address, for who does so polls.
 */
final class HostGuard {

  static final String ACTION = "agent.wrong_host";
  private static final Duration QUIET = Duration.ofMinutes(10);
  private static final int MAX_ENTRIES = 1_000;

  private final Audit audit;
  private final InstantSource clock;
  private final Map<String, Instant> told = new Recent();

  HostGuard(Audit audit, InstantSource clock) {
    this.audit = audit;
    this.clock = clock;
  }

  void check(AgentCredential credential, AgentClaim claim) {
    if (credential.host().isEmpty() || HostBinding.admits(credential.host().get(), claim)) {
      return;
    }
    if (isNews(credential.agentId() + " " + claim.address())) {
      audit.record(
          Actor.agent(credential.agentId(), claim.address()),
          ACTION,
          credential.agentId(),
          Outcome.REFUSED,
          "The agent's key was used on another host than the one that it enrolled from.");
    }
    throw AccessException.unauthenticated(
        "wrong_host",
        "This API key is bound to another host: neither MAC address, machine id, address nor"
            + " hostname is that of the enrolment. Re-enrol the agent to move it.");
  }

  private synchronized boolean isNews(String what) {
    Instant now = clock.instant();
    Instant last = told.get(what);
    if (last != null && now.isBefore(last.plus(QUIET))) {
      return false;
    }
    told.put(what, now);
    return true;
  }

  private static final class Recent extends LinkedHashMap<String, Instant> {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
      return size() > MAX_ENTRIES;
    }
  }
}
