package org.challengectl.views;

import java.util.Collection;
import java.util.List;
import org.challengectl.domain.Permission;
import org.challengectl.domain.User;
import org.challengectl.protocol.UserInfo;

/** Users as administrators see them. */
public final class UserViews {

  private UserViews() {}

  public static UserInfo info(User user) {
    return new UserInfo(
        user.name(),
        user.enabled(),
        !user.setUp(),
        user.sealedTotpSecret().isPresent(),
        user.passwordChangeRequired(),
        names(user.permissions()),
        user.createdAt(),
        user.setUpBy().orElse(null),
        user.lastLogin().orElse(null));
  }

  /** Permissions as they are written on the wire, in their usual order. */
  public static List<String> names(Collection<Permission> permissions) {
    return permissions.stream().sorted().map(Permission::wireName).toList();
  }
}
