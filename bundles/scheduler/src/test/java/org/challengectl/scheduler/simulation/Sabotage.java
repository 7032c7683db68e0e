package org.challengectl.scheduler.simulation;

/** A broken rule that the histories must bring to light, to show that they can. */
enum Sabotage {
  NONE,
  /** Runners stay on the air without renewals. */
  AGENT_IGNORES_ITS_DEADLINE,
  /** Runners count their time from the answer instead of the request. */
  AGENT_COUNTS_FROM_THE_ANSWER,
  /** A restarted runner goes on with what its dead predecessor held. */
  AGENT_USES_LEASES_OF_THE_DEAD,
  /** The server gives leases away before they have run out. */
  SERVER_SHORTENS_LEASES,
  /** A renewal, or giving an assignment again, is answered but not written down. */
  SERVER_FORGETS_RENEWALS,
  /** A restarted server trusts the times that it finds. */
  SERVER_SKIPS_RECOVERY,
  /** A restored server grants at once. */
  SERVER_SKIPS_SILENCE,
  /** Leases are written with a band elsewhere. */
  SERVER_MISPLACES_BANDS
}
