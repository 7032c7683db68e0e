package org.challengectl.driver.limesdr.internal;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What LimeSuite has to say, which it would otherwise print. Its functions answer -1 whatever goes
 * wrong; only here it tells why.
 */
final class LimeLog implements LimeSuiteLibrary.LogHandler {

  private static final Logger LOG = LoggerFactory.getLogger("org.challengectl.driver.limesdr");

  private final ThreadLocal<String> error = new ThreadLocal<>();

  @Override
  public void message(int level, String text) {
    if (level <= LimeSuiteLibrary.LOG_ERROR) {
      error.set(text.strip());
    }
    LOG.debug("{}", text);
  }

  /** Forgets what was said on this thread. */
  void clear() {
    error.remove();
  }

  /** The last error that was told on this thread, in words. */
  String lastError() {
    String text = error.get();
    return text == null || text.isEmpty() ? "an error" : text;
  }
}
