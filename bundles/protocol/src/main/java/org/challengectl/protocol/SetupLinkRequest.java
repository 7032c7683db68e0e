package org.challengectl.protocol;

/**
 * POST /api/auth/setup-link.
 *
 * @param code from the link that the server printed at its first start
 */
public record SetupLinkRequest(String code) {

  @Override
  public String toString() {
    return "SetupLinkRequest[]";
  }
}
