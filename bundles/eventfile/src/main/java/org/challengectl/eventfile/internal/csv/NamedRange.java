package org.challengectl.eventfile.internal.csv;

/**
 * A frequency range that challenges name.
 *
 * @param place where it is defined
 * @param title for people; empty if there is none
 */
record NamedRange(Place place, String name, String title, long minHz, long maxHz) {}
