/** What bundles that serve HTTP share: files in memory; how agents are told where the server is. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.1.0")
package org.challengectl.web;
