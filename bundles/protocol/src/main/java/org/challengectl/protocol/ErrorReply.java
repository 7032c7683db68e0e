package org.challengectl.protocol;

import java.util.List;

/**
 * What every error looks like.
 *
 * @param error one sentence for people
 * @param code stable, for programs
 * @param details more sentences, if there are several mistakes; may be null
 * @param problems the same for programs, in the same order; may be null
 */
public record ErrorReply(
    String error, String code, List<String> details, List<ProblemInfo> problems) {

  public ErrorReply(String error, String code) {
    this(error, code, null);
  }

  public ErrorReply(String error, String code, List<String> details) {
    this(error, code, details, null);
  }
}
