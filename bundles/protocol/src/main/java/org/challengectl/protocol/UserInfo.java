package org.challengectl.protocol;

import java.time.Instant;
import java.util.List;

/**
 * A user, without secrets.
 *
 * @param isTemporary whether he has not set himself up yet
 * @param setUpBy when a temporary user is deleted; null if he is not temporary
 * @param lastLogin null if there was none
 */
public record UserInfo(
    String username,
    boolean enabled,
    boolean isTemporary,
    boolean totpEnabled,
    boolean passwordChangeRequired,
    List<String> permissions,
    Instant createdAt,
    Instant setUpBy,
    Instant lastLogin) {}
