package org.challengectl.rest.internal;

import java.util.List;

/**
 * What was imported.
 *
 * @param challenges ids of those that were written
 * @param frequencyRanges names of those that were written
 * @param unusedFiles files that came along and that no flag names
 */
public record ImportReply(
    String status,
    List<String> challenges,
    List<String> frequencyRanges,
    List<String> unusedFiles) {}
