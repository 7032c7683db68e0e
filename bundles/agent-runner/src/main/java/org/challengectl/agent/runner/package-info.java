/**
 * The role that transmits. The fence of a lease stands here: {@link
 * org.challengectl.agent.runner.Guard} is asked before each block of samples, and {@link
 * org.challengectl.agent.runner.Watchdog} silences the radio when nobody asks.
 */
package org.challengectl.agent.runner;
