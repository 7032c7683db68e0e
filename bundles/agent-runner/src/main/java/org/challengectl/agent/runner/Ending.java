package org.challengectl.agent.runner;

/** Why a transmission was ended before its signal was. */
enum Ending {
  LEASE_OVER("the lease ran out before the server could be asked again"),
  REFUSED("the server does not renew the lease"),
  STOPPED("stopped by the server"),
  PLUGIN_GONE("its modulation or driver was removed"),
  SHUTDOWN("the agent was shut down");

  private final String sentence;

  Ending(String sentence) {
    this.sentence = sentence;
  }

  /** For operators. */
  String sentence() {
    return sentence;
  }
}
