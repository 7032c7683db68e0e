/**
 * Who is asking, and whether they may: agents' keys, the operator's key, enrolment, and the limits
 * that keep guessing slow. Knows the domain and nothing of HTTP.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.challengectl.auth;
