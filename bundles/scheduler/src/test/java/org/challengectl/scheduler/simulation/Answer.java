package org.challengectl.scheduler.simulation;

import java.util.Optional;
import org.challengectl.domain.RefusedException;

/**
 * What comes back from the server: a value, a refusal, or neither if it failed.
 *
 * @param value present if it was done
 * @param refusal present if it was refused
 */
record Answer<T>(Optional<T> value, Optional<RefusedException> refusal) {

  static <T> Answer<T> of(T value) {
    return new Answer<>(Optional.of(value), Optional.empty());
  }

  static <T> Answer<T> refused(RefusedException why) {
    return new Answer<>(Optional.empty(), Optional.of(why));
  }

  static <T> Answer<T> failed() {
    return new Answer<>(Optional.empty(), Optional.empty());
  }
}
