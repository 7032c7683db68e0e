package org.challengectl.protocol;

/**
 * A mistake in what a person wrote, for programs; what is null is not known.
 *
 * @param source file or field, e.g. "event.yml"
 * @param line from 1
 * @param column from 1
 * @param field that it is about, e.g. "speed"
 * @param fix what to do
 */
public record ProblemInfo(
    String source, Integer line, Integer column, String field, String message, String fix) {}
