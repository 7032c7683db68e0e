package org.challengectl.protocol;

/**
 * The database.
 *
 * @param bytes that it takes; null if it does not tell
 */
public record DatabaseInfo(String product, String version, Long bytes) {}
