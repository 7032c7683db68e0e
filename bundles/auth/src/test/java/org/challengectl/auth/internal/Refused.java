package org.challengectl.auth.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.challengectl.auth.AccessException;
import org.challengectl.domain.RefusedException;
import org.junit.jupiter.api.function.Executable;

/** Says how something is refused. */
final class Refused {

  private Refused() {}

  static AccessException access(AccessException.Kind kind, Executable work) {
    AccessException refused = assertThrows(AccessException.class, work);
    assertEquals(kind, refused.kind(), refused.getMessage());
    return refused;
  }

  static void unauthenticated(Executable work) {
    access(AccessException.Kind.UNAUTHENTICATED, work);
  }

  static void forbidden(String code, Executable work) {
    assertEquals(code, access(AccessException.Kind.FORBIDDEN, work).code());
  }

  static void rule(String code, Executable work) {
    assertEquals(code, assertThrows(RefusedException.class, work).code());
  }
}
