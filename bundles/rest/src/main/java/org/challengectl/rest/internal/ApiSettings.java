package org.challengectl.rest.internal;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.challengectl.domain.RefusedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the configuration says, apart from limits.
 *
 * @param eventFile the server's own event file
 * @param metricsToken with which metrics may be read from elsewhere than this host
 */
record ApiSettings(Optional<Path> eventFile, Optional<String> metricsToken) {

  private static final Logger LOG = LoggerFactory.getLogger(ApiSettings.class);

  static ApiSettings of(RestConfig config) {
    return new ApiSettings(
        path(config.event__file()),
        Optional.of(config.metrics__token()).map(String::strip).filter(t -> !t.isEmpty()));
  }

  /** The event file; refused if none is configured. */
  Path requiredEventFile() {
    return eventFile.orElseThrow(
        () ->
            new RefusedException(
                RefusedException.Kind.CONFLICT,
                "no_event_file",
                "The server has no event file of its own: set 'event_file' in"
                    + " etc/org.challengectl.rest.cfg, or import one."));
  }

  private static Optional<Path> path(String configured) {
    if (configured.isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Path.of(configured.strip()).toAbsolutePath().normalize());
    } catch (InvalidPathException e) {
      LOG.error("org.challengectl.rest: event_file is no path: {}", e.getMessage());
      return Optional.empty();
    }
  }
}
