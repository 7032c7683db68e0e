/**
 * Live listening: what travels between a listener, the server and those who listen in their
 * browsers. Orders and reports are JSON; rows of the waterfall and samples are binary frames, which
 * the server passes on as they are.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.challengectl.protocol.listen;
