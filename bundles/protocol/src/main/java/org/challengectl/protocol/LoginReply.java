package org.challengectl.protocol;

/**
 * What a right password leads to.
 *
 * @param totpRequired true if the second factor is awaited; else null
 * @param setupRequired true if the user has to set himself up; else null
 */
public record LoginReply(Boolean totpRequired, Boolean setupRequired) {

  public static LoginReply secondFactor() {
    return new LoginReply(true, null);
  }

  public static LoginReply setup() {
    return new LoginReply(null, true);
  }
}
