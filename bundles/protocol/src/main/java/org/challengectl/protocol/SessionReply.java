package org.challengectl.protocol;

import java.time.Instant;
import java.util.List;

/**
 * A session as its user sees it.
 *
 * @param authenticated whether both password and second factor were shown
 * @param permissions empty until then
 * @param totpRequired whether the second factor is awaited
 * @param initialSetupRequired whether the user has to set himself up
 * @param passwordChangeRequired whether nothing is allowed until the password is changed
 */
public record SessionReply(
    boolean authenticated,
    String username,
    List<String> permissions,
    boolean totpRequired,
    boolean initialSetupRequired,
    boolean passwordChangeRequired,
    Instant expiresAt) {}
