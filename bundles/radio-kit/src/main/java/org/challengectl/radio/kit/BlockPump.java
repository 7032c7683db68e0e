package org.challengectl.radio.kit;

import org.challengectl.radio.RadioException;
import org.challengectl.radio.RadioException.Reason;

/** A thread that moves block after block, for libraries that want to be called. */
public final class BlockPump {

  private static final long JOIN_MILLIS = 1_500;

  /** Moves one block; may wait for a fraction of a second. */
  @FunctionalInterface
  public interface Step {

    /**
     * Moves one block.
     *
     * @return whether there is more
     * @throws RadioException if the radio failed; ends the pump
     */
    boolean move() throws RadioException;
  }

  private final String name;
  private final Step step;
  private final Thread thread;
  private volatile boolean stopped;
  private volatile RadioException failure;

  private BlockPump(String name, Step step) {
    this.name = name;
    this.step = step;
    this.thread = new Thread(this::run, "pump-" + name);
    thread.setDaemon(true);
  }

  /**
   * Begins.
   *
   * @param name of the radio, for the thread
   */
  public static BlockPump start(String name, Step step) {
    BlockPump pump = new BlockPump(name, step);
    pump.thread.start();
    return pump;
  }

  /** Whether the last block was moved, or it failed. */
  public boolean isDone() {
    return !thread.isAlive();
  }

  /** Throws what ended it, if it was a failure. */
  public void check() throws RadioException {
    RadioException why = failure;
    if (why != null) {
      throw new RadioException(why.reason(), why.getMessage(), why);
    }
  }

  /**
   * Ends it after the block that it moves now.
   *
   * @throws RadioException if that block takes too long
   */
  public void stop() throws RadioException {
    stopped = true;
    try {
      thread.join(JOIN_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RadioException(Reason.FAILED, name + ": interrupted while stopping", e);
    }
    if (thread.isAlive()) {
      throw new RadioException(
          Reason.FAILED, name + ": the library does not come back from moving samples");
    }
  }

  private void run() {
    try {
      while (!stopped && step.move()) {
        // the next one
      }
    } catch (RadioException e) {
      failure = e;
    } catch (RuntimeException | Error e) {
      failure = new RadioException(Reason.FAILED, name + ": moving samples failed: " + e, e);
    }
  }
}
