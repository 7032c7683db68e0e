package org.challengectl.domain;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a user may be allowed to change. Looking needs none of them. */
public enum Permission {
  /** Users and their permissions, second factors and passwords. */
  CREATE_USERS,
  /** Keys by which hosts make agents of their own. */
  CREATE_PROVISIONING_KEY,
  /** Challenges, their files, ranges and the event. */
  MANAGE_CHALLENGES,
  /** Agents: tokens, keys, enabling, deleting. */
  MANAGE_AGENTS,
  /** Where events are sent to. */
  MANAGE_WEBHOOKS,
  /** Pause and resume, times of the event, rotation of keys. */
  CONTROL_SYSTEM;

  /** As it is written on the wire, e.g. {@code manage_agents}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The permission of that name on the wire; empty if there is none. */
  public static Optional<Permission> named(String wireName) {
    return Stream.of(values()).filter(p -> p.wireName().equals(wireName)).findFirst();
  }
}
