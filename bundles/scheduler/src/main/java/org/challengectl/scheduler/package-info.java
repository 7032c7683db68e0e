/**
 * The rules: who transmits what, when and where, and who listens. Everything that decides is behind
 * these interfaces; REST, WebSocket and shell only translate.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.challengectl.scheduler;
