package org.challengectl.persistence.internal.files;

import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The configuration of the file store as values.
 *
 * @param quotaBytes beyond which nothing more is taken; 0 for no limit
 * @param grace how long a file that nothing names is kept; empty for ever
 */
public record FileSettings(long quotaBytes, Optional<Duration> grace) {

  static final FileSettings DEFAULT = new FileSettings(0, Optional.of(Duration.ofHours(24)));

  private static final Logger LOG = LoggerFactory.getLogger(FileSettings.class);
  private static final long MAX_MB = 100_000_000;
  private static final long MAX_HOURS = 876_000;

  static FileSettings of(FilesConfiguration configuration) {
    long hours = number("orphan_grace_hours", configuration.orphan__grace__hours(), MAX_HOURS, 24);
    return new FileSettings(
        number("quota_mb", configuration.quota__mb(), MAX_MB, 0) << 20,
        hours == 0 ? Optional.empty() : Optional.of(Duration.ofHours(hours)));
  }

  /** A slip of the pen is told in the log and does not take the store away. */
  private static long number(String key, String text, long most, long otherwise) {
    try {
      long value = Long.parseLong(text.strip());
      if (value >= 0 && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      // falls through to the same sentence
    }
    LOG.error(
        "{}: {} must be a whole number, 0-{}, was '{}'; {} is used until that is mended",
        FilesConfiguration.PID,
        key,
        most,
        text,
        otherwise);
    return otherwise;
  }
}
