package org.challengectl.waterfall.internal;

/**
 * Neighbouring frequency groups.
 *
 * @param first lowest group
 * @param last highest group, inclusive, at least {@code first}
 */
record Region(int first, int last) {

  int size() {
    return last - first + 1;
  }

  boolean contains(int group) {
    return group >= first && group <= last;
  }

  boolean overlaps(Region other) {
    return first <= other.last && other.first <= last;
  }
}
