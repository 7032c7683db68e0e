/**
 * What modulations share. {@link org.challengectl.modulation.kit.Baseband} turns samples at a low
 * rate into a {@link org.challengectl.signal.Signal}; {@link org.challengectl.modulation.kit.Audio}
 * is what rides on a {@link org.challengectl.modulation.kit.Carrier}.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.challengectl.modulation.kit;
