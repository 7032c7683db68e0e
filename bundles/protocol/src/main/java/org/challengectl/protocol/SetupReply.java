package org.challengectl.protocol;

/**
 * A second factor to be entered in an authenticator; it is shown once.
 *
 * @param status {@code awaiting_verification}
 * @param totpSecret base 32
 * @param provisioningUri {@code otpauth://totp/...}
 * @param qrCode the same as a picture, {@code data:image/png;base64,...}
 */
public record SetupReply(
    String status, String username, String totpSecret, String provisioningUri, String qrCode) {

  @Override
  public String toString() {
    return "SetupReply[username=" + username + "]";
  }
}
