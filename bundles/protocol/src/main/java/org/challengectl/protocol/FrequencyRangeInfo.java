package org.challengectl.protocol;

/** A named range, as it stands in an event's YAML. */
public record FrequencyRangeInfo(
    String name, String displayName, String description, long minHz, long maxHz) {}
