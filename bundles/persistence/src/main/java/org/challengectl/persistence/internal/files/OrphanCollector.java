package org.challengectl.persistence.internal.files;

import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.challengectl.domain.FileShelf;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has files that nothing names collected, once an hour. */
@Component(
    service = {},
    immediate = true)
public final class OrphanCollector {

  private static final Logger LOG = LoggerFactory.getLogger(OrphanCollector.class);

  private final FileShelf shelf;
  private final Future<?> collections;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread named = new Thread(work, "challengectl-files");
            named.setDaemon(true);
            return named;
          });

  @Activate
  public OrphanCollector(@Reference FileShelf shelf) {
    this.shelf = shelf;
    collections = thread.scheduleWithFixedDelay(this::collect, 10, 60, TimeUnit.MINUTES);
  }

  @Deactivate
  public void stop() throws InterruptedException {
    collections.cancel(false);
    thread.shutdownNow();
    if (!thread.awaitTermination(5, TimeUnit.SECONDS)) {
      LOG.warn("The collection of files has not stopped within 5 s");
    }
  }

  /** A database that is away for a moment must not end the collections for ever. */
  private void collect() {
    try {
      shelf.collect();
    } catch (RuntimeException e) {
      LOG.error("Files that nothing names could not be collected; it is tried again", e);
    }
  }
}
