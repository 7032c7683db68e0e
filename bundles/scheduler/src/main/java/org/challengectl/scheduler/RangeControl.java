package org.challengectl.scheduler;

import org.challengectl.domain.FrequencyRange;

/** What organisers do to frequency ranges. Safe for concurrent use. */
public interface RangeControl {

  /**
   * Writes a range that is not there yet.
   *
   * @throws org.challengectl.domain.RefusedException {@code range_exists}
   */
  FrequencyRange create(FrequencyRange range);

  /**
   * Replaces the range of that name. What is on the air goes on to its end.
   *
   * @throws org.challengectl.domain.RefusedException {@code not_found}; {@code range_too_narrow} if
   *     a challenge would fit no range that it names any more
   */
  FrequencyRange replace(FrequencyRange range);

  /**
   * Deletes a range.
   *
   * @throws org.challengectl.domain.RefusedException {@code not_found}; {@code range_in_use} if
   *     challenges name it
   */
  void delete(String name);
}
