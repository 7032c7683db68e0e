package org.challengectl.eventfile.internal.csv;

/**
 * Where something stands.
 *
 * @param file as the person called it
 * @param line from 1; 0 for the file as a whole
 */
record Place(String file, int line) {}
