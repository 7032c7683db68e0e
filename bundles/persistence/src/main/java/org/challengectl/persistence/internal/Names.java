package org.challengectl.persistence.internal;

import java.util.Locale;

/** Constants as the database holds them: in lower case. */
public final class Names {

  private Names() {}

  public static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  public static <E extends Enum<E>> E parse(Class<E> type, String name) {
    return Enum.valueOf(type, name.toUpperCase(Locale.ROOT));
  }
}
