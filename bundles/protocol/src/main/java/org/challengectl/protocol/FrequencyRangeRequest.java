package org.challengectl.protocol;

/**
 * A frequency range to be written.
 *
 * @param name may be left out where the address has it
 * @param displayName may be left out
 * @param description may be left out
 */
public record FrequencyRangeRequest(
    String name, String displayName, String description, Long minHz, Long maxHz) {}
