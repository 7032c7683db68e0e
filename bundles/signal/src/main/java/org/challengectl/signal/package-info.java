/**
 * What a modulation is. A plug-in author implements {@link org.challengectl.signal.Modulation} and
 * registers it as a service; nothing else of the system needs to be known.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.2.0")
package org.challengectl.signal;
