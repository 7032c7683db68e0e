package org.challengectl.protocol;

import java.time.Instant;

/**
 * A file of the store.
 *
 * @param type its media type, by its content
 * @param used whether a challenge or a recording names it; null where that was not looked up
 */
public record FileInfo(
    String sha256, String filename, long size, String type, Instant createdAt, Boolean used) {}
