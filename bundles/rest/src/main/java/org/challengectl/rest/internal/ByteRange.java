package org.challengectl.rest.internal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The bytes of a file that are asked for.
 *
 * @param first from 0
 * @param last included; below {@code first} if there is no such range
 * @param partial whether it was asked for as a range
 */
record ByteRange(long first, long last, boolean partial) {

  private static final Pattern FORM = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

  static ByteRange whole(long size) {
    return new ByteRange(0, size - 1, false);
  }

  /** What cannot be understood is ignored, as RFC 9110 wants it. */
  static ByteRange parse(String header, long size) {
    Matcher matcher = FORM.matcher(header.strip());
    if (!matcher.matches() || (matcher.group(1).isEmpty() && matcher.group(2).isEmpty())) {
      return whole(size);
    }
    if (matcher.group(1).isEmpty()) {
      long suffix = Math.min(Long.parseLong(matcher.group(2)), size);
      return new ByteRange(size - suffix, size - 1, true);
    }
    long first = Long.parseLong(matcher.group(1));
    if (matcher.group(2).isEmpty()) {
      return new ByteRange(first, size - 1, true);
    }
    long last = Long.parseLong(matcher.group(2));
    return last < first ? whole(size) : new ByteRange(first, Math.min(last, size - 1), true);
  }

  long length() {
    return last - first + 1;
  }

  boolean unsatisfiable() {
    return partial && last < first;
  }
}
