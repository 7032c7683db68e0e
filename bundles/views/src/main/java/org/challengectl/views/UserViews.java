package org.challengectl.views;

import org.challengectl.domain.Permission;
import org.challengectl.domain.User;
import org.challengectl.protocol.UserInfo;

/** Users as administrators see them; nothing of their secrets. */
public final class UserViews {

  private UserViews() {}

  public static UserInfo info(User user) {
    return new UserInfo(
        user.name(),
        user.enabled(),
        user.setUp(),
        user.sealedTotpSecret().isPresent(),
        user.passwordChangeRequired(),
        user.permissions().stream().sorted().map(Permission::wireName).toList(),
        user.createdAt(),
        user.setUpBy().orElse(null),
        user.lastLogin().orElse(null));
  }
}
