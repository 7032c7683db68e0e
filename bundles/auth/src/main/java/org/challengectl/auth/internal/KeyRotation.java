package org.challengectl.auth.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.challengectl.auth.Actor;
import org.challengectl.auth.Audit;
import org.challengectl.auth.MasterKeys;
import org.challengectl.domain.AuditEntry.Outcome;
import org.challengectl.domain.Permission;
import org.challengectl.domain.RefusedException;
import org.challengectl.domain.User;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Rotates the master key: the new key is on the disk beside the old one before anything is sealed
 * under it, and the old one stays until nothing is sealed under it. So every secret opens, whenever
 * the server is killed.
 */
@Component(service = MasterKeys.class)
public final class KeyRotation implements MasterKeys {

  private final Identity identity;
  private final Audit audit;

  @Activate
  public KeyRotation(@Reference Identity identity, @Reference Audit audit) {
    this.identity = identity;
    this.audit = audit;
  }

  @Override
  public Rotation rotate(Actor by) {
    by.need(Permission.CONTROL_SYSTEM);
    Rotation done = identity.secrets.rotating(this::rotate);
    audit.record(
        by,
        "master-key.rotate",
        "",
        Outcome.DONE,
        done.sealed() + " second factors were sealed anew.");
    return done;
  }

  private Rotation rotate() {
    KeyRing keys = identity.keyRing;
    try {
      if (!keys.rotating()) {
        checkOwn(keys);
        keys.addFirst();
      }
      int sealed = 0;
      List<String> unreadable = new ArrayList<>();
      for (User user : identity.users.all()) {
        if (user.sealedTotpSecret().isEmpty()) {
          continue;
        }
        if (sealAnew(user.name())) {
          sealed++;
        } else {
          unreadable.add(user.name());
        }
      }
      if (keys.own()) {
        keys.keepFirst();
      }
      return new Rotation(sealed, List.copyOf(unreadable), keys.own());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void checkOwn(KeyRing keys) {
    if (!keys.own()) {
      throw new RefusedException(
          RefusedException.Kind.CONFLICT,
          "master_key_given",
          "The master key was given to the server. Put a new one before it, parted by a comma or"
              + " a line's end, restart, and rotate then.");
    }
  }

  /** False if no key opens it; then it stays as it is. */
  private boolean sealAnew(String name) {
    Optional<User> now =
        identity.users.update(
            name,
            user ->
                user.sealedTotpSecret()
                    .flatMap(stored -> identity.secrets.open(name, stored))
                    .map(secret -> UserChanges.secret(user, identity.secrets.seal(name, secret)))
                    .orElse(user));
    return now.flatMap(User::sealedTotpSecret)
        .map(stored -> identity.secrets.open(name, stored).isPresent())
        .orElse(true);
  }
}
