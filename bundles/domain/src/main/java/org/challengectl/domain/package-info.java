/**
 * The language of the control plane: what a challenge, an agent, a lease and a transmission are,
 * the events that are told of them, and the interfaces of the services that keep them. Depends on
 * nothing but the JDK.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.challengectl.domain;
