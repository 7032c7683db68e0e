package org.challengectl.protocol;

import java.time.Instant;
import java.util.List;

/**
 * A user as administrators see him.
 *
 * @param setUp whether password and second factor are his own
 * @param setUpBy until when a temporary user must be set up; null when he is
 */
public record UserInfo(
    String username,
    boolean enabled,
    boolean setUp,
    boolean totpEnabled,
    boolean passwordChangeRequired,
    List<String> permissions,
    Instant createdAt,
    Instant setUpBy,
    Instant lastLogin) {}
