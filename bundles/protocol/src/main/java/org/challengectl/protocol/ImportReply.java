package org.challengectl.protocol;

import java.util.List;

/**
 * What was imported, or would be.
 *
 * @param status {@code imported}, {@code would_import} or {@code would_refuse}
 * @param challenges ids of those that were written
 * @param frequencyRanges names of those that were written
 * @param unusedFiles files that came along and that no flag names
 * @param leftOut challenges of a past event whose files are missing
 * @param details mistakes, as sentences
 * @param problems the same for programs
 * @param yaml the event file that was made of a list of a past event; null if there was none
 */
public record ImportReply(
    String status,
    boolean dryRun,
    List<String> challenges,
    List<String> frequencyRanges,
    List<String> unusedFiles,
    ImportDiff changes,
    ImportFiles files,
    List<ProblemInfo> leftOut,
    List<String> details,
    List<ProblemInfo> problems,
    String yaml) {}
