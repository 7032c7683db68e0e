/**
 * What a transmission will look like before it is sent: its figures and its waterfall, from the
 * very samples that a runner would send.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.1.0")
package org.challengectl.preview;
