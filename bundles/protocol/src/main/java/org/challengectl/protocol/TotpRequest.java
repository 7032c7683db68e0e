package org.challengectl.protocol;

/**
 * POST /api/auth/verify-totp and /api/auth/verify-setup.
 *
 * @param totpCode six digits
 */
public record TotpRequest(String totpCode) {

  @Override
  public String toString() {
    return "TotpRequest[]";
  }
}
