package org.challengectl.agent.core;

/**
 * A mistake in a configuration file, or something odd.
 *
 * @param file its name
 * @param line 1 for the first; 0 if no line is to blame
 * @param message what is wrong and what to do
 */
public record ConfigProblem(String file, int line, String message) {

  @Override
  public String toString() {
    return line > 0 ? file + ":" + line + ": " + message : file + ": " + message;
  }
}
