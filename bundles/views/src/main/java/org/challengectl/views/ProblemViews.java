package org.challengectl.views;

import java.util.List;
import org.challengectl.domain.Problem;
import org.challengectl.protocol.ProblemInfo;

/** Mistakes as they travel. */
public final class ProblemViews {

  private ProblemViews() {}

  /** For programs. */
  public static List<ProblemInfo> infos(List<Problem> problems) {
    return problems.stream().map(ProblemViews::info).toList();
  }

  /** For people. */
  public static List<String> sentences(List<Problem> problems) {
    return problems.stream().map(Problem::sentence).toList();
  }

  private static ProblemInfo info(Problem problem) {
    return new ProblemInfo(
        problem.source(),
        problem.line() == 0 ? null : problem.line(),
        problem.column() == 0 ? null : problem.column(),
        problem.field().isEmpty() ? null : problem.field(),
        problem.message(),
        problem.fix().orElse(null));
  }
}
