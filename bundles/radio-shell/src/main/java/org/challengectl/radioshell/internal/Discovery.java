package org.challengectl.radioshell.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.challengectl.radio.RadioDescription;
import org.challengectl.radio.RadioDriver;

/**
 * What a driver finds.
 *
 * @param radios empty if it failed
 * @param failure why it could not be asked, in words
 */
public record Discovery(String model, List<RadioDescription> radios, Optional<String> failure) {

  /** How long a person waits at the shell. */
  public static final Duration PATIENCE = Duration.ofSeconds(5);

  /**
   * Asks all drivers at once. One that hangs, as a vendor's library may, is left behind on its own
   * thread.
   *
   * @param patience with all of them together
   */
  public static List<Discovery> by(List<RadioDriver> drivers, Duration patience)
      throws InterruptedException {
    final long deadline = System.nanoTime() + patience.toNanos();
    List<FutureTask<List<RadioDescription>>> tasks = new ArrayList<>();
    for (RadioDriver driver : drivers) {
      FutureTask<List<RadioDescription>> task = new FutureTask<>(driver::discover);
      Thread thread = new Thread(task, "radio-discovery-" + driver.model());
      thread.setDaemon(true);
      thread.start();
      tasks.add(task);
    }
    List<Discovery> all = new ArrayList<>();
    for (int i = 0; i < tasks.size(); i++) {
      RadioDriver driver = drivers.get(i);
      Discovery found = result(driver.model(), tasks.get(i), deadline, patience);
      all.add(driver.unavailable().map(why -> failed(driver.model(), why)).orElse(found));
    }
    return all;
  }

  private static Discovery result(
      String model, FutureTask<List<RadioDescription>> task, long deadline, Duration patience)
      throws InterruptedException {
    try {
      long left = Math.max(0, deadline - System.nanoTime());
      return new Discovery(model, task.get(left, TimeUnit.NANOSECONDS), Optional.empty());
    } catch (TimeoutException e) {
      task.cancel(true);
      return failed(model, "does not answer within %d s".formatted(patience.toSeconds()));
    } catch (ExecutionException e) {
      return failed(model, "fails: " + e.getCause());
    }
  }

  private static Discovery failed(String model, String why) {
    return new Discovery(model, List.of(), Optional.of(why));
  }
}
