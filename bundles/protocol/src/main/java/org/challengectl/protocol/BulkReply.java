package org.challengectl.protocol;

import java.util.List;

/** What became of each challenge, in the order of the request. */
public record BulkReply(List<Result> results) {

  /**
   * What became of one.
   *
   * @param code why it was not done; null if it was
   * @param error the same as a sentence
   * @param challenge as it is now; null if it was not done
   */
  public record Result(
      String id, boolean done, String code, String error, ChallengeInfo challenge) {}
}
