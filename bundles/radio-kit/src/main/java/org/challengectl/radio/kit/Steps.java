package org.challengectl.radio.kit;

import java.util.List;
import org.challengectl.radio.RadioException;

/** Several things that all have to be tried, whatever becomes of the others. */
public final class Steps {

  /** One of them. */
  @FunctionalInterface
  public interface Step {
    void run() throws RadioException;
  }

  private Steps() {}

  /** Does all of them; throws the first failure once they are done. */
  public static void doAll(List<Step> steps) throws RadioException {
    RadioException first = null;
    for (Step step : steps) {
      try {
        step.run();
      } catch (RadioException e) {
        if (first == null) {
          first = e;
        } else {
          first.addSuppressed(e);
        }
      }
    }
    if (first != null) {
      throw first;
    }
  }
}
