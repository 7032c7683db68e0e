package org.challengectl.scheduler.internal;

import java.time.Instant;
import org.challengectl.domain.Agent;
import org.challengectl.domain.AgentType;
import org.challengectl.domain.Lease;
import org.challengectl.domain.LedgerTransaction;

/**
 * What must be put right before a server that has just started may grant anything.
 *
 * <p>It cannot know how long it was away, nor what was answered just before: every live lease is
 * taken to run for its full duration from now. After a restored backup there may even be holders
 * that the ledger has never heard of: then nothing is granted until they must have fallen silent.
 */
final class Recovery {

  private Recovery() {}

  /**
   * Puts it right.
   *
   * @return the server time from which grants are allowed
   */
  static Instant recover(LedgerTransaction tx, LeaseRules rules, Instant now) {
    for (Lease lease : tx.liveLeases()) {
      tx.updateLease(rules.extended(lease, now));
    }
    boolean oldClients = false;
    for (AgentType type : AgentType.values()) {
      for (Agent agent : tx.agents(type)) {
        oldClients |= type == AgentType.RUNNER && !agent.speaksLeases();
        if (agent.connected()) {
          tx.saveAgent(agent.withConnected(false));
        }
      }
    }
    tx.saveSetting(Settings.SERVER_TIME, now.toString());
    if (tx.setting(Settings.RESTORE_DETECTED).filter(text -> !text.isEmpty()).isPresent()) {
      Instant until = rules.freeAt(rules.silence(oldClients), now);
      tx.saveSetting(Settings.SILENT_UNTIL, until.toString());
      tx.saveSetting(Settings.RESTORE_DETECTED, "");
      return until;
    }
    return tx.setting(Settings.SILENT_UNTIL)
        .filter(text -> !text.isEmpty())
        .map(Instant::parse)
        .filter(now::isBefore)
        .orElse(now);
  }
}
