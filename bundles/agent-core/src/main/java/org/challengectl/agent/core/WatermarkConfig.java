package org.challengectl.agent.core;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * What a runner paints into the spectrum before each challenge.
 *
 * @param text letters to paint, if there is no file
 * @param file a PNG or JPEG
 * @param duration how long the painting takes
 */
public record WatermarkConfig(String text, Optional<Path> file, Duration duration) {

  /** Longest text, in characters. */
  public static final int MAX_TEXT = 24;

  /** When the file does not say {@code spectrum_paint_seconds}. */
  public static final double DEFAULT_SECONDS = 1.5;

  /** Shortest painting. */
  public static final double MIN_SECONDS = 0.5;

  /**
   * Longest painting. A listener records for five seconds more than the challenge lasts: with the
   * silence around the painting it must end before those are over.
   */
  public static final double MAX_SECONDS = 3;

  public WatermarkConfig {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(duration, "duration");
  }
}
