package org.challengectl.protocol;

/** POST /api/auth/change-password. */
public record ChangePasswordRequest(String currentPassword, String newPassword) {

  @Override
  public String toString() {
    return "ChangePasswordRequest[]";
  }
}
