/**
 * What clients see of the domain: translations from its records to those of the protocol, and the
 * board of what players may know. Shared by REST and WebSocket, so that both say the same.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.1.0")
package org.challengectl.views;
