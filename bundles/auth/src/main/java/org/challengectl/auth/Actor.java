package org.challengectl.auth;

import java.util.EnumSet;
import java.util.Set;
import org.challengectl.domain.Permission;

/**
 * Who does something, and from where.
 *
 * @param name as in the audit trail: {@code user:anna}, {@code agent:runner-1}, {@code shell} ...
 * @param address of the client; empty for the server itself and its shell
 * @param permissions what he may change
 */
public record Actor(String name, String address, Set<Permission> permissions) {

  private static final Set<Permission> ALL = Set.copyOf(EnumSet.allOf(Permission.class));
  private static final String USER = "user:";

  public Actor {
    permissions = Set.copyOf(permissions);
  }

  public static Actor user(String username, String address, Set<Permission> permissions) {
    return new Actor(USER + username, address, permissions);
  }

  public static Actor agent(String agentId, String address) {
    return new Actor("agent:" + agentId, address, Set.of());
  }

  /** Whoever has the operator's key, which only the server's own host can read. */
  public static Actor operatorKey(String address) {
    return new Actor("operator-key", address, ALL);
  }

  /** Whoever has the container's shell. */
  public static Actor shell() {
    return new Actor("shell", "", ALL);
  }

  /** The server by itself. */
  public static Actor server() {
    return new Actor("server", "", ALL);
  }

  /** Somebody who has not said, or not proven, who he is. */
  public static Actor nobody(String address) {
    return new Actor("nobody", address, Set.of());
  }

  /** Whether this is the user of that name. */
  public boolean is(String username) {
    return name.equals(USER + username);
  }

  /**
   * Asks for a permission.
   *
   * @throws AccessException {@code no_permission}
   */
  public void need(Permission permission) {
    if (!permissions.contains(permission)) {
      throw AccessException.forbidden(
          "no_permission", "This needs the permission '" + permission.wireName() + "'.");
    }
  }
}
