package org.challengectl.radio;

import java.util.List;

/** Knows one family of radios. Safe for concurrent use. */
public interface RadioDriver {

  /** The model as in an agent's YAML, e.g. "hackrf" or "virtual". */
  String model();

  /** What is plugged in now; empty when nothing is, or when the vendor's library is missing. */
  List<RadioDescription> discover();

  /**
   * Opens a radio for this process alone.
   *
   * @return a radio that the caller must close
   * @throws RadioException if it is absent, in use or cannot do what the settings ask for
   */
  Radio open(RadioSettings settings) throws RadioException;
}
