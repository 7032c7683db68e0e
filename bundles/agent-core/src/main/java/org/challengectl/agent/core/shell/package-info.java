/** Commands of an agent's shell, scope {@code radio}. */
package org.challengectl.agent.core.shell;
