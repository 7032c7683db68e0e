package org.challengectl.protocol;

/**
 * A password that was made for a user; it is shown once.
 *
 * @param status {@code created}, {@code totp_reset} or {@code password_reset}
 * @param setupDeadlineHours how long the user has to set himself up; null if he need not
 */
public record PasswordReply(
    String status,
    String username,
    boolean isTemporary,
    Integer setupDeadlineHours,
    String temporaryPassword,
    UserInfo user) {

  @Override
  public String toString() {
    return "PasswordReply[status=" + status + ", username=" + username + "]";
  }
}
