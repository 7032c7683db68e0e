/**
 * What travels between server, agents and console, and its JSON: snake_case names, ISO 8601 times
 * in UTC, absent instead of null. Unknown properties are ignored, so that both sides may grow.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.2.0")
package org.challengectl.protocol;
