package org.challengectl.agent.core.internal;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.challengectl.agent.core.Plugins;
import org.challengectl.agent.core.Plugins.Change;
import org.challengectl.agent.core.Subscription;
import org.challengectl.radio.RadioDescription;
import org.challengectl.radio.RadioDriver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks every second at what is plugged in. Each driver has a thread of its own, because a search
 * may take seconds, or hang: nobody but that driver waits for it.
 */
final class DeviceWatch implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(DeviceWatch.class);
  private static final Duration EVERY = Duration.ofSeconds(1);

  /** What a driver's first search may take before its radios are announced without it. */
  private static final Duration FIRST = Duration.ofSeconds(2);

  private final Duration every;
  private final Map<RadioDriver, Watched> watched = new ConcurrentHashMap<>();
  private final Subscription plugins;

  DeviceWatch(Plugins plugins) {
    this(plugins, EVERY);
  }

  DeviceWatch(Plugins plugins, Duration every) {
    this.every = every;
    this.plugins = plugins.subscribe(this::follow);
    plugins.drivers().forEach(this::start);
  }

  /** The radios that a driver has last found. */
  List<RadioDescription> radios(RadioDriver driver) {
    Watched known = watched.get(driver);
    return known == null ? List.of() : known.radios();
  }

  /** What a name in an agent's YAML stands for now. */
  Optional<RadioDescription> find(RadioDriver driver, String name) {
    return driver.find(name, radios(driver));
  }

  @Override
  public void close() {
    plugins.close();
    watched.values().forEach(Watched::stop);
    watched.clear();
  }

  private void follow(Change change) {
    if (change instanceof Change.Arrived arrived
        && arrived.plugin() instanceof RadioDriver driver) {
      start(driver);
    } else if (change instanceof Change.Removed removed
        && removed.plugin() instanceof RadioDriver driver) {
      Watched gone = watched.remove(driver);
      if (gone != null) {
        gone.stop();
      }
    }
  }

  private void start(RadioDriver driver) {
    watched.computeIfAbsent(driver, d -> new Watched(d)).begin();
  }

  private final class Watched {

    private final RadioDriver driver;
    private final Thread thread;
    private final CountDownLatch first = new CountDownLatch(1);
    private volatile List<RadioDescription> radios = List.of();
    private String complaint = "";

    Watched(RadioDriver driver) {
      this.driver = driver;
      this.thread = new Thread(this::run, "devices-" + driver.model());
      thread.setDaemon(true);
    }

    synchronized void begin() {
      if (thread.getState() == Thread.State.NEW) {
        thread.start();
      }
    }

    void stop() {
      thread.interrupt();
    }

    List<RadioDescription> radios() {
      try {
        if (!first.await(FIRST.toMillis(), TimeUnit.MILLISECONDS)) {
          LOG.debug("driver '{}' still searches", driver.model());
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return radios;
    }

    private void run() {
      try {
        while (!Thread.currentThread().isInterrupted()) {
          look();
          first.countDown();
          Thread.sleep(every.toMillis());
        }
      } catch (InterruptedException e) {
        LOG.debug("driver '{}' is not watched any more", driver.model());
      }
    }

    private void look() {
      try {
        List<RadioDescription> now = driver.discover();
        tell(radios, now, "is plugged in");
        tell(now, radios, "is gone");
        radios = List.copyOf(now);
        complaint = "";
      } catch (RuntimeException | LinkageError e) {
        if (!e.toString().equals(complaint)) {
          complaint = e.toString();
          LOG.error("driver '{}' cannot search", driver.model(), e);
        }
      }
    }

    private void tell(List<RadioDescription> before, List<RadioDescription> after, String what) {
      for (RadioDescription radio : after) {
        if (before.stream().noneMatch(other -> other.name().equals(radio.name()))) {
          LOG.info("{}:{} ({}) {}", radio.model(), radio.name(), radio.title(), what);
        }
      }
    }
  }
}
