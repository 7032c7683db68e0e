package org.challengectl.rest.internal;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;

/** Names of files as clients send them, made harmless: they are shown, and never become paths. */
final class FileNames {

  private static final int MAX_LENGTH = 120;
  private static final int MAX_EXTENSION = 12;
  private static final Set<String> DEVICES =
      Set.of(
          "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7",
          "com8", "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9");

  private FileNames() {}

  /**
   * The last part of a name, without what makes it look like another: control and direction
   * characters, letters that only look like separators, dots and blanks at the ends.
   */
  static String clean(String sent) {
    // The first few thousand characters of a path may be folders; the last ones are its name.
    String end = sent.length() > 4_000 ? sent.substring(sent.length() - 4_000) : sent;
    String name = lastPart(Normalizer.normalize(end, Normalizer.Form.NFKC));
    name = name.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}]", "");
    name = name.replaceAll("^[.\\s]+|[.\\s]+$", "");
    name = shortened(name);
    int dot = name.indexOf('.');
    String stem = (dot < 0 ? name : name.substring(0, dot)).toLowerCase(Locale.ROOT);
    return name.isEmpty() ? "file" : DEVICES.contains(stem) ? "_" + name : name;
  }

  /** Browsers send names as UTF-8, in a header that is read as ISO 8859-1 (RFC 7578, 5.1). */
  static String decoded(String header) {
    if (header.chars().anyMatch(c -> c > 0xff)) {
      return header;
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(header.getBytes(StandardCharsets.ISO_8859_1)))
          .toString();
    } catch (CharacterCodingException e) {
      return header;
    }
  }

  /** What follows the last separator of any system. */
  static String lastPart(String name) {
    return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
  }

  private static String shortened(String name) {
    if (name.length() <= MAX_LENGTH) {
      return name;
    }
    int dot = name.lastIndexOf('.');
    String extension = dot > 0 && name.length() - dot <= MAX_EXTENSION ? name.substring(dot) : "";
    String stem = name.substring(0, MAX_LENGTH - extension.length());
    boolean split = Character.isHighSurrogate(stem.charAt(stem.length() - 1));
    return (split ? stem.substring(0, stem.length() - 1) : stem) + extension;
  }
}
