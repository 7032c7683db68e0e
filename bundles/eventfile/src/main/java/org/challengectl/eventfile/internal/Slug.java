package org.challengectl.eventfile.internal;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;

/** Makes ids of names. */
public final class Slug {

  private static final int MAX_LENGTH = 100;

  /** What stands where ids stand in addresses of the API and of pages. */
  private static final Set<String> WORDS_OF_ADDRESSES = Set.of("import", "new", "reload");

  private Slug() {}

  /**
   * Lower case letters, digits and hyphens, at most 100; empty if the name has no letter or digit
   * that has a counterpart among them. A word that is itself an address gets a number.
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
    String id =
        shortened.endsWith("-") ? shortened.substring(0, shortened.length() - 1) : shortened;
    return WORDS_OF_ADDRESSES.contains(id) ? id + "-1" : id;
  }
}
