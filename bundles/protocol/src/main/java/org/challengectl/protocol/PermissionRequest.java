package org.challengectl.protocol;

/** POST /api/users/USER/permissions. */
public record PermissionRequest(String permission) {}
