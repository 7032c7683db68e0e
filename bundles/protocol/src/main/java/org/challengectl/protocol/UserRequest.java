package org.challengectl.protocol;

import java.util.List;

/**
 * POST /api/users.
 *
 * @param permissions null means none
 */
public record UserRequest(String username, List<String> permissions) {}
