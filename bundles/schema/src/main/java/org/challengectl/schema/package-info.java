/**
 * JSON Schema (draft 2020-12) of a modulation, made from its descriptor, and the check of JSON
 * values that agrees with it.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package org.challengectl.schema;
