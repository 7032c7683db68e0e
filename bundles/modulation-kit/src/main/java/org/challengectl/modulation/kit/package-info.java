/**
 * What modulations share. {@link org.challengectl.modulation.kit.Baseband} turns samples at a low
 * rate into a {@link org.challengectl.signal.Signal}; {@link org.challengectl.modulation.kit.Audio}
 * is what rides on a {@link org.challengectl.modulation.kit.Carrier}; {@link
 * org.challengectl.modulation.kit.ImageFlag} and {@link org.challengectl.modulation.kit.Lettering}
 * give a {@link org.challengectl.modulation.kit.Picture}.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.1.0")
package org.challengectl.modulation.kit;
