package org.challengectl.domain;

import java.time.Instant;

/**
 * A file in the content-addressed store.
 *
 * @param sha256 64 lower case hex digits
 * @param fileName what people call it
 * @param sizeBytes its size
 * @param mediaType e.g. "audio/wav"
 */
public record StoredFile(
    String sha256, String fileName, long sizeBytes, String mediaType, Instant createdAt) {}
