package org.challengectl.benchmarks.load;

import java.io.IOException;

/**
 * The event on the server.
 *
 * @param challenges how many
 */
record Event(Operator operator, int challenges) {

  private static final int AN_HOUR = 3600;

  /**
   * Makes all challenges due, always; or none, for an hour, by sending each once.
   *
   * @param agent that sends them
   */
  void prepare(Scenario scenario, LoadAgent agent) throws IOException {
    switch (scenario) {
      case CYCLES -> {
        operator.event(challenges, 0, 0);
        operator.triggerAll(challenges);
      }
      case IDLE -> {
        operator.event(challenges, AN_HOUR, AN_HOUR);
        Tally tally = new Tally();
        agent.heartbeat(tally);
        int tries = 0;
        while (agent.cycle(tally)) {
          tries++;
          if (tries > 2 * challenges) {
            throw new IOException(
                "challenges are still due after each was sent for an hour's rest");
          }
        }
        if (!tally.failures().isEmpty()) {
          throw new IOException("challenges could not be sent: " + tally.failures());
        }
      }
    }
  }
}
