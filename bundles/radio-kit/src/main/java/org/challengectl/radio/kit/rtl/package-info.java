/** What all ways to an RTL-SDR share: its tuners and its settings. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.challengectl.radio.kit.rtl;
