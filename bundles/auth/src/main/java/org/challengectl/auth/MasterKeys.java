package org.challengectl.auth;

import java.util.List;

/** The key that second factors are sealed under. Safe for concurrent use. */
public interface MasterKeys {

  /**
   * Seals all second factors under a new key and then forgets the old one. A rotation that was cut
   * off is taken up where it was. Needs {@link org.challengectl.domain.Permission#CONTROL_SYSTEM};
   * audited.
   *
   * @throws org.challengectl.domain.RefusedException {@code master_key_given} if the key was given
   *     by the operator, and no new one before it
   * @throws AccessException {@code no_permission}
   */
  Rotation rotate(Actor by);

  /**
   * What a rotation did.
   *
   * @param sealed how many second factors were sealed anew
   * @param unreadable users whose second factors no key opens, which stay as they are
   * @param oldKeysForgotten false if the operator must take the old keys away himself
   */
  record Rotation(int sealed, List<String> unreadable, boolean oldKeysForgotten) {}
}
