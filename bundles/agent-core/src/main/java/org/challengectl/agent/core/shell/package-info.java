/** What an agent adds to the shell's scope {@code radio}. */
package org.challengectl.agent.core.shell;
