/**
 * The virtual air's account: who radiated where and when. The driver itself is a {@link
 * org.challengectl.radio.RadioDriver} service like any other.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.challengectl.driver.virtual;
