package org.challengectl.settings;

import java.util.function.IntSupplier;
import org.osgi.service.component.ComponentException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A whole number of a configuration file.
 *
 * @param pid of the configuration
 * @param key its name in the file
 */
public record ConfiguredNumber(String pid, String key, int least, int most, int otherwise) {

  private static final Logger LOG = LoggerFactory.getLogger(ConfiguredNumber.class);

  /**
   * The number. One that makes no sense is told in the log and replaced by its default, so that a
   * slip of the pen does not take the component away.
   *
   * @param configured throws if the file's text is no number
   */
  public int of(IntSupplier configured) {
    String was;
    try {
      int value = configured.getAsInt();
      if (value >= least && value <= most) {
        return value;
      }
      was = String.valueOf(value);
    } catch (ComponentException e) {
      String message = String.valueOf(e.getMessage());
      was = message.substring(message.lastIndexOf(": ") + 1).strip();
    }
    LOG.error(
        "{}: {} must be a whole number, {}-{}, was {}; {} is used until that is mended",
        pid,
        key,
        least,
        most,
        was,
        otherwise);
    return otherwise;
  }
}
