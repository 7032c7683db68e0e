package org.challengectl.auth.internal;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Several values of one key; in a file they arrive as one text, parted by commas or blanks. */
final class ConfiguredList {

  private static final Pattern BETWEEN = Pattern.compile("[,\\s]+");

  private ConfiguredList() {}

  static Stream<String> of(String... configured) {
    return Stream.of(configured).flatMap(BETWEEN::splitAsStream).filter(item -> !item.isEmpty());
  }
}
