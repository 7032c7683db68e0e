/**
 * Reads event files (YAML) into domain records and says everything that is wrong with them, by
 * line. Used by the import of challenges and by {@code challengectl validate}.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.challengectl.eventfile;
