package org.challengectl.eventfile.internal;

import java.text.Normalizer;
import java.util.Locale;

/** Makes ids of names. */
public final class Slug {

  private static final int MAX_LENGTH = 100;

  private Slug() {}

  /**
   * Lower case letters, digits and hyphens, at most 100; empty if the name has no letter or digit
   * that has a counterpart among them.
   */
  public static String of(String name) {
    String plain =
        Normalizer.normalize(name, Normalizer.Form.NFKD)
            .replaceAll("\\p{M}+", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-");
    String shortened = plain.startsWith("-") ? plain.substring(1) : plain;
    if (shortened.length() > MAX_LENGTH) {
      shortened = shortened.substring(0, MAX_LENGTH);
    }
    return shortened.endsWith("-") ? shortened.substring(0, shortened.length() - 1) : shortened;
  }
}
