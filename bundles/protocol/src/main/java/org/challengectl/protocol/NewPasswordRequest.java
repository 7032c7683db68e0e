package org.challengectl.protocol;

/** POST /api/auth/complete-setup. */
public record NewPasswordRequest(String newPassword) {

  @Override
  public String toString() {
    return "NewPasswordRequest[]";
  }
}
