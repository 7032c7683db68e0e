package org.challengectl.views;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.challengectl.domain.Problem;
import org.challengectl.domain.RefusedException;
import org.challengectl.eventfile.EventFileReader;
import org.challengectl.scheduler.ChallengeControl;
import org.challengectl.scheduler.ImportChanges;

/**
 * What an import would do.
 *
 * @param problems what is wrong with the file, and what the store would refuse
 * @param changes that what is right would make; empty if the store would refuse it
 */
public record ImportTrial(List<Problem> problems, Optional<ImportChanges> changes) {

  public ImportTrial {
    problems = List.copyOf(problems);
  }

  /**
   * Tries it; nothing changes.
   *
   * @param source what problems call the file
   */
  public static ImportTrial of(
      String source, EventFileReader.Result read, ChallengeControl control) {
    List<Problem> problems = new ArrayList<>(read.problems());
    try {
      ImportChanges changes = control.importEvent(read.event(), read.ranges(), read.drafts(), true);
      return new ImportTrial(problems, Optional.of(changes));
    } catch (RefusedException e) {
      problems.add(new Problem(source, 0, e.getMessage(), Optional.empty()));
      return new ImportTrial(problems, Optional.empty());
    }
  }
}
