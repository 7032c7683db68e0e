/**
 * What every agent has: its configuration, its link to the server, its files and its radios. A role
 * ({@link org.challengectl.agent.core.AgentRole}) is a service that does something with them.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.1.0")
package org.challengectl.agent.core;
