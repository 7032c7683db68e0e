package org.challengectl.persistence.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.persistence.EntityManagerFactory;
import javax.sql.DataSource;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jpa.EntityManagerFactoryBuilder;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the configured database and publishes it within this bundle, which lets the repositories
 * appear. While it cannot be opened, says why once and keeps trying.
 */
@Component(
    configurationPid = DatabaseConfiguration.PID,
    immediate = true,
    service = {})
@Designate(ocd = DatabaseConfiguration.class)
public final class DatabaseStarter {

  private static final Logger LOG = LoggerFactory.getLogger(DatabaseStarter.class);
  private static final int RETRY_SECONDS = 5;

  private final BundleContext context;
  private final DatabaseConfiguration configuration;
  private final DatabaseOpener.Units units;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private String lastComplaint = "";
  private Database database;
  private ServiceRegistration<Database> registration;

  @Activate
  public DatabaseStarter(
      BundleContext context,
      DatabaseConfiguration configuration,
      @Reference(target = "(osgi.unit.name=challengectl-writer)")
          EntityManagerFactoryBuilder writerUnit,
      @Reference(target = "(osgi.unit.name=challengectl-reader)")
          EntityManagerFactoryBuilder readerUnit) {
    this.context = context;
    this.configuration = configuration;
    this.units =
        (unit, source, properties) ->
            build(unit.equals("challengectl-writer") ? writerUnit : readerUnit, source, properties);
    new Thread(this::start, "challengectl-database-start").start();
  }

  private static EntityManagerFactory build(
      EntityManagerFactoryBuilder builder, DataSource source, Map<String, Object> properties) {
    Map<String, Object> all = new HashMap<>(properties);
    all.put("javax.persistence.dataSource", source);
    return builder.createEntityManagerFactory(all);
  }

  /** Tries until it works or is stopped. */
  private void start() {
    try {
      while (!open() && !stopped.await(RETRY_SECONDS, TimeUnit.SECONDS)) {
        LOG.debug("Trying again to open the database");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean open() {
    try {
      Database opened = openUnlessStopped();
      if (opened != null) {
        publish(opened);
      }
      return true;
    } catch (DatabaseException e) {
      complain(e.getMessage(), e);
    } catch (RuntimeException e) {
      complain("The database cannot be opened: " + e, e);
    }
    return false;
  }

  private synchronized Database openUnlessStopped() {
    if (stopped.getCount() > 0) {
      database =
          DatabaseOpener.open(DatabaseSettings.of(configuration, context::getProperty), units);
    }
    return database;
  }

  /** Others start on this; no lock is held meanwhile, as they may stop us. */
  private void publish(Database opened) {
    ServiceRegistration<Database> published = context.registerService(Database.class, opened, null);
    boolean tooLate;
    synchronized (this) {
      tooLate = stopped.getCount() == 0;
      registration = tooLate ? null : published;
    }
    if (tooLate) {
      published.unregister();
    }
  }

  private void complain(String message, RuntimeException e) {
    if (!message.equals(lastComplaint)) {
      lastComplaint = message;
      LOG.error("{} - trying again every {} s", message, RETRY_SECONDS);
      LOG.debug("Cause", e);
    }
  }

  @Deactivate
  void stop() {
    stopped.countDown();
    ServiceRegistration<Database> published;
    Database opened;
    synchronized (this) {
      published = registration;
      opened = database;
    }
    if (published != null) {
      published.unregister();
    }
    if (opened != null) {
      opened.close();
    }
  }
}
