package org.challengectl.persistence.internal.files;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.persistence.EntityManager;

/**
 * The files that something names. Whatever looks like a SHA-256 in a challenge or a recording
 * counts: keeping a file too many does no harm, deleting one does.
 */
final class FileReferences {

  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  private FileReferences() {}

  static Set<String> all(EntityManager entities) {
    Set<String> named = new HashSet<>();
    for (String query :
        List.of(
            "select config from challenges",
            "select picture from recordings where picture is not null",
            "select sigmf_hash from recordings where sigmf_hash is not null")) {
      for (Object text : entities.createNativeQuery(query).getResultList()) {
        Matcher matcher = SHA256.matcher((String) text);
        while (matcher.find()) {
          named.add(matcher.group());
        }
      }
    }
    return named;
  }
}
