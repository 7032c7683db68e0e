/**
 * What a radio is. A driver author implements {@link org.challengectl.radio.RadioDriver} and {@link
 * org.challengectl.radio.Radio} and registers the driver as a service.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.1.0")
package org.challengectl.radio;
