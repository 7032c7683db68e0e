package org.challengectl.protocol;

/**
 * What a right password leads to.
 *
 * @param totpRequired whether the second factor is awaited; null for a set-up
 * @param setupRequired true if the user has to set himself up; else null
 */
public record LoginReply(Boolean totpRequired, Boolean setupRequired) {

  public static LoginReply secondFactor() {
    return new LoginReply(true, null);
  }

  /** The password was all that was needed. */
  public static LoginReply complete() {
    return new LoginReply(false, null);
  }

  public static LoginReply setup() {
    return new LoginReply(null, true);
  }
}
