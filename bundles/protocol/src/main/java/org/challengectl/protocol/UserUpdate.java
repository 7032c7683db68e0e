package org.challengectl.protocol;

/** PUT /api/users/USER. */
public record UserUpdate(Boolean enabled) {}
