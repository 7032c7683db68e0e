package org.challengectl.protocol;

import java.util.List;

/** All named ranges, by lower edge. */
public record FrequencyRanges(List<FrequencyRangeInfo> frequencyRanges) {}
